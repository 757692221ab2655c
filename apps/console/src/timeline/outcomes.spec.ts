import type { Entry } from '../api/api.js';
import { lateEntries, outcomes } from './outcomes.js';

const replaced = { ja: '代替発送', en: 'Replacement sent' };
function entry(id: string, type: string, more: Partial<Entry> = {}): Entry {
  const occurredAt = '2026-11-20T05:00:00Z';
  return {
    id,
    revision: 1,
    type,
    occurredAt,
    recordedAt: occurredAt,
    department: 'care',
    channel: 'phone',
    direction: 'in',
    title: { ja: id, en: id },
    about: { contact: 'c1' },
    data: {},
    ...more,
  };
}
const opened = entry('opened', 'contact.opened');
const closed = entry('closed', 'contact.closed', { data: { resolution: replaced } });

describe('how a contact ended', () => {
  it('stands at the contact, and at its closing entry only where the contact is not shown', () => {
    const outcomeOf = outcomes([closed, opened], []);
    expect([outcomeOf(opened), outcomeOf(closed)]).toEqual([replaced, undefined]);
    expect(outcomes([closed], [])(closed)).toEqual(replaced);
  });

  it('does not stand at a survey or a message about the contact', () => {
    const outcomeOf = outcomes([closed, opened], []);
    expect(outcomeOf(entry('asked', 'survey.invited'))).toBeUndefined();
    expect(outcomeOf(entry('mailed', 'message.sent'))).toBeUndefined();
  });

  it('is open as long as the customer has it open, and then only until a closing entry arrives', () => {
    expect(outcomes([opened], ['c1'])(opened)).toBe('open');
    expect(outcomes([opened], [])(opened)).toBeUndefined();
    expect(outcomes([closed, opened], ['c1'])(opened)).toEqual(replaced);
  });
});

describe('what arrived late', () => {
  const at = (id: string, occurredAt: string, recordedAt: string) =>
    entry(id, 'order.placed', { occurredAt, recordedAt });
  const inTime = at('in-time', '2026-11-20T05:00:00Z', '2026-11-20T05:00:01Z');

  it('came more than a day after it happened, below something that stood there already', () => {
    const late = at('late', '2026-11-17T05:00:00Z', '2026-11-20T05:00:02Z');
    expect([...lateEntries([inTime, late])]).toEqual(['late']);
  });

  it('is not what came within a day', () => {
    const soon = at('soon', '2026-11-19T06:00:00Z', '2026-11-20T05:00:02Z');
    expect([...lateEntries([inTime, soon])]).toEqual([]);
  });

  it('is not a history that was brought in before anything stood there', () => {
    const history = ['2026-11-17', '2025-05-17'].map((day) =>
      at(day, `${day}T05:00:00Z`, '2026-11-20T04:00:00Z'),
    );
    expect([...lateEntries([inTime, ...history])]).toEqual([]);
  });
});
