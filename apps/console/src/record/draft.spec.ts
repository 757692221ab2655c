import {
  carryDraft,
  contactOf,
  draftScopes,
  emptyDraft,
  fieldOf,
  forgetDrafts,
  hasDraft,
  isEmpty,
  joinDrafts,
  loadDraft,
  saveDraft,
  toFix,
} from './draft.js';

/** A browser's storage as far as drafts use it. Its names are its own properties, as in a browser. */
function storage(): Storage {
  const items: Record<string, unknown> = {};
  const hidden = (value: unknown) => ({ value, enumerable: false });
  return Object.defineProperties(items, {
    getItem: hidden((name: string) => items[name] ?? null),
    setItem: hidden((name: string, value: string) => void (items[name] = value)),
    removeItem: hidden((name: string) => void delete items[name]),
  }) as unknown as Storage;
}
const draft = { ...emptyDraft('k1'), quote: '箱がつぶれています' };

describe('a draft', () => {
  it('is read back with its key, so that a retry after a reload records one contact', () => {
    const kept = storage();
    saveDraft(kept, 'c1', draft);
    expect(loadDraft(kept, 'c1', 'k2')).toEqual(draft);
    expect(loadDraft(kept, 'c2', 'k2')).toEqual(emptyDraft('k2'));
  });

  it('is not kept while nothing is written, whatever channel is chosen', () => {
    const kept = storage();
    expect(isEmpty({ ...emptyDraft('k'), channel: 'fax', note: '  ' })).toBe(true);
    saveDraft(kept, 'c1', draft);
    saveDraft(kept, 'c1', emptyDraft('k1'));
    expect(hasDraft(kept, 'c1')).toBe(false);
  });

  it('of every customer is gone after signing out, other settings stay', () => {
    const kept = storage();
    saveDraft(kept, 'c1', draft);
    saveDraft(kept, 'new', draft);
    kept.setItem('engawa.language', 'en');
    expect(draftScopes(kept)).toEqual(['c1', 'new']);
    forgetDrafts(kept);
    expect(Object.keys(kept)).toEqual(['engawa.language']);
  });

  it('that cannot be read counts as none', () => {
    const kept = storage();
    kept.setItem('engawa.draft.c1', '{');
    expect(loadDraft(kept, 'c1', 'k')).toEqual(emptyDraft('k'));
  });
});

describe('the draft of a customer who is merged into another', () => {
  it('goes along, and nothing of it stays behind', () => {
    const kept = storage();
    saveDraft(kept, 'merged', draft);
    carryDraft(kept, 'merged', 'survivor');
    expect(loadDraft(kept, 'survivor', 'k2')).toEqual(draft);
    expect(hasDraft(kept, 'merged')).toBe(false);
    carryDraft(kept, 'merged', 'survivor');
    expect(loadDraft(kept, 'survivor', 'k2')).toEqual(draft);
  });

  it('stands above what was begun about the survivor, and no word of either is lost', () => {
    const other = { ...emptyDraft('k2'), quote: '届きません', note: '折り返し', channel: 'mail' as const };
    const written = { ...draft, note: '', dealReason: 'deal.delivery.damaged' };
    expect(joinDrafts(written, other)).toEqual({
      ...written,
      quote: '箱がつぶれています\n届きません',
      note: '折り返し',
    });
    expect(joinDrafts(emptyDraft('k1'), other)).toEqual(other);
    expect(joinDrafts(written, emptyDraft('k2'))).toEqual(written);
  });
});

describe('what is sent', () => {
  it('completing needs both reasons, saving on the way needs none', () => {
    expect(toFix(draft, true, false)).toEqual(['customerReason', 'dealReason']);
    expect(toFix(draft, false, false)).toEqual([]);
  });

  it('somebody who is no customer yet needs a number or an address', () => {
    expect(toFix(draft, false, true)).toEqual(['phone']);
    expect(toFix({ ...draft, mail: 'yumi@example.jp' }, false, true)).toEqual([]);
  });

  it('a phone number is taken in full-width digits and with hyphens, and refused when it is too short', () => {
    const typed = { ...draft, phone: '０９０－００００−７７７７' };
    expect(toFix(typed, false, true)).toEqual([]);
    expect(contactOf(typed, null, false).customer).toEqual({
      identifiers: [{ kind: 'phone', value: '09000007777' }],
    });
    expect(toFix({ ...draft, phone: '12' }, false, true)).toEqual(['phone']);
    expect(toFix({ ...draft, phone: '+81900000777', mail: 'yumi' }, false, true)).toEqual(['mail']);
  });

  it('empty fields are left out, and a known customer is named by origin alone', () => {
    const body = JSON.parse(JSON.stringify(contactOf({ ...draft, phone: '09000000000' }, 'o1', false)));
    expect(body).toEqual({
      customer: { origin: 'o1' },
      channel: 'phone',
      direction: 'in',
      quote: '箱がつぶれています',
      closed: false,
    });
  });

  it('a pointer leads to the field it speaks of', () => {
    expect(fieldOf('/dealReason', draft)).toBe('dealReason');
    expect(fieldOf('/customer/identifiers/0/value', { ...draft, phone: '1', mail: 'a@example.jp' })).toBe(
      'phone',
    );
    expect(fieldOf('/customer/identifiers/0/value', { ...draft, mail: 'a@example.jp' })).toBe('mail');
    expect(fieldOf('/customer/identifiers/1/value', { ...draft, phone: '1', mail: 'a' })).toBe('mail');
    expect(fieldOf('', draft)).toBeNull();
    expect(fieldOf('/key', draft)).toBeNull();
  });
});
