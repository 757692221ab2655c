import { ContactOpened, OrderPlaced, SegmentEntered, timelineEntry } from './index.js';

const placed = {
  order: 'main:O-1',
  shop: 'main',
  number: 'O-1',
  revision: 1,
  customer: {},
  currency: 'JPY',
  items: [],
  totalMinor: 980,
  channel: 'web',
};

describe('the timeline entry of a fact', () => {
  it('has its title filled in both languages', () => {
    expect(timelineEntry(OrderPlaced, placed).title).toEqual({ ja: 'ご注文 O-1', en: 'Order O-1' });
  });

  it('names a channel in words', () => {
    const opened = { contact: 'c', customer: {}, channel: 'phone', direction: 'in' };
    expect(timelineEntry(ContactOpened, opened).title).toEqual({ ja: 'お電話でのご相談', en: 'Contact by phone' });
    const unnamed = timelineEntry(ContactOpened, { ...opened, channel: 'pigeon' });
    expect(unnamed.title.en).toBe('Contact by pigeon');
  });

  it('takes each language from a field that has both', () => {
    const entered = { segment: 'loyal', name: { ja: '常連', en: 'Loyal' }, customer: {} };
    expect(timelineEntry(SegmentEntered, entered).title).toEqual({ ja: '「常連」に入りました', en: 'Entered “Loyal”' });
  });

  it('leaves the place of an absent field empty', () => {
    expect(timelineEntry(OrderPlaced, { ...placed, number: undefined }).title.en).toBe('Order ');
  });

  it('belongs to the department that the data says', () => {
    expect(timelineEntry(OrderPlaced, placed)).toMatchObject({ department: 'order', channel: 'web', direction: 'in' });
    expect(timelineEntry(OrderPlaced, { ...placed, channel: 'store' }).department).toBe('store');
  });

  it('says what it is about and nothing that is absent', () => {
    expect(timelineEntry(OrderPlaced, placed).about).toStrictEqual({ order: 'main:O-1' });
    const regular = { ...placed, subscription: { id: 'S-1', round: 2 } };
    expect(timelineEntry(OrderPlaced, regular).about).toStrictEqual({ order: 'main:O-1', subscription: 'S-1' });
  });
});
