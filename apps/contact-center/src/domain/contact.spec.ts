import { hasAllOf, missingToClose, tell, type ContactTold } from './contact.js';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 12, minute));
const told: ContactTold = { customer: { identifiers: [{ kind: 'phone', value: '0900' }] }, channel: 'phone', direction: 'in', closed: false };

describe('a contact', () => {
  it('is opened by the first that is told of it', () => {
    const result = tell('c', undefined, { ...told, note: 'first' }, at(0))!;
    expect(result).toMatchObject({ opened: true, closed: false });
    expect(result.contact).toMatchObject({ id: 'c', version: 1, status: 'open', note: 'first', openedAt: at(0) });
    expect(result.contact.closedAt).toBeUndefined();
  });

  it('takes what is told later and keeps what is not spoken of', () => {
    const { contact } = tell('c', undefined, { ...told, note: 'first', quote: 'hello' }, at(0))!;
    const later = tell('c', contact, { ...told, note: 'second', quote: undefined }, at(5))!;
    expect(later).toMatchObject({ opened: false, closed: false });
    expect(later.contact).toMatchObject({ version: 2, note: 'second', quote: 'hello', openedAt: at(0) });
  });

  it('is opened and closed by one that tells all', () => {
    const result = tell('c', undefined, { ...told, closed: true }, at(0))!;
    expect(result).toMatchObject({ opened: true, closed: true, contact: { status: 'closed', closedAt: at(0) } });
  });

  it('is not changed once it is closed', () => {
    const { contact } = tell('c', undefined, { ...told, closed: true }, at(0))!;
    expect(tell('c', contact, { ...told, note: 'too late' }, at(1))).toBeUndefined();
    expect(tell('c', contact, { ...told, closed: true }, at(1))).toBeUndefined();
  });

  it('has what is said, unless one of the words is another', () => {
    const { contact } = tell('c', undefined, { ...told, note: 'first', customerReason: 'a', closed: true }, at(0))!;
    expect(hasAllOf(contact, {})).toBe(true);
    expect(hasAllOf(contact, { note: 'first', customerReason: 'a', resolution: '' })).toBe(true);
    for (const other of [{ note: 'second' }, { customerReason: 'b' }, { dealReason: 'b' }, { resolution: 'x' }]) {
      expect(hasAllOf(contact, { customerReason: 'a', ...other })).toBe(false);
    }
  });

  it('is completed by a person only with a reason on both axes', () => {
    expect(missingToClose({})).toEqual(['customerReason', 'dealReason']);
    expect(missingToClose({ customerReason: 'a' })).toEqual(['dealReason']);
    expect(missingToClose({ customerReason: 'a', dealReason: 'b' })).toEqual([]);
  });
});
