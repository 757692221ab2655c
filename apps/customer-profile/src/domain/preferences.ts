import type { Consent, ConsentChange, ConsentChannel, Purpose } from './consent.js';

/** What a customer can be told and where, as the page of preferences shows it. */
export interface Wishes {
  purposes: Purpose[];
  addresses: { channel: ConsentChannel; address: string; purposes: (Consent & { purpose: string })[] }[];
}

/** A box of the page: something that is told at an address. */
export interface Choice {
  /** Its name in the form, without the address. */
  key: string;
  purpose: Purpose;
  channel: ConsentChannel;
  address: string;
  permitted: boolean;
}

/** All that can be declined. `nameOf` gives an address a name that tells nothing of it. */
export function choicesOf({ purposes, addresses }: Wishes, nameOf: (address: string) => string): Choice[] {
  return optional(purposes).flatMap((purpose) =>
    addresses.map(({ channel, address, purposes: said }) => {
      const { permitted } = said.find((each) => each.purpose === purpose.id)!;
      return { key: `${purpose.id}/${channel}/${nameOf(address)}`, purpose, channel, address, permitted };
    }),
  );
}

/** A box as it is shown: with the version of its words, and whether it is ticked. */
export const shownAs = ({ key, purpose, permitted }: Choice) => `${key}/${purpose.version}/${permitted ? 'on' : 'off'}`;

/** The words that stand beside a choice, which are kept with it. */
const wordingOf = ({ name, wording, version }: Purpose, language: 'ja' | 'en') => ({ version: String(version), text: `${name[language]}\n${wording[language]}` });

/**
 * What a sent form changes: the boxes that are ticked otherwise than they were shown. What came to be or was said elsewhere meanwhile
 * was not decided here. `outdated`: words were shown that are others now, so that nothing is known of what was meant.
 */
export function chosen(choices: Choice[], form: Record<string, unknown>, language: 'ja' | 'en'): { changes: ConsentChange[]; outdated: boolean } {
  const [shown, ticked] = [valuesOf(form.shown), valuesOf(form.on)];
  const versions = new Map([...shown].map((each) => [each.slice(0, each.lastIndexOf('/')), each.endsWith('/on')]));
  let outdated = false;
  const changes = choices.flatMap(({ key, channel, address, purpose }): ConsentChange[] => {
    const wasOn = versions.get(`${key}/${purpose.version}`);
    outdated ||= wasOn === undefined && [...versions.keys()].some((each) => each.startsWith(`${key}/`));
    if (wasOn === undefined || wasOn === ticked.has(key)) return [];
    return [{ channel, address, purpose: purpose.id, state: wasOn ? 'unsubscribed' : 'subscribed', wording: wordingOf(purpose, language) }];
  });
  return outdated ? { changes: [], outdated } : { changes, outdated };
}

/** Declines all that can be, whatever was said before: that it was declined now is worth keeping. */
export const declined = (choices: Choice[]): ConsentChange[] =>
  choices.map(({ channel, address, purpose }) => ({ channel, address, purpose: purpose.id, state: 'unsubscribed' }));

/** Declines by a mail program's click what its mail was about, at the addresses that its link belongs to. An unknown purpose means all. */
export function declinedByClick(purposes: Purpose[], addresses: string[], purpose: unknown): ConsentChange[] {
  const named = optional(purposes).filter(({ id }) => id === purpose);
  const meant = named.length > 0 ? named : optional(purposes);
  return addresses.flatMap((address) => meant.map(({ id }) => ({ channel: 'mail' as const, address, purpose: id, state: 'unsubscribed' as const })));
}

const optional = (purposes: Purpose[]) => purposes.filter(({ basis }) => basis !== 'contract');
const valuesOf = (field: unknown) => new Set([field].flat().filter((value) => typeof value === 'string'));
