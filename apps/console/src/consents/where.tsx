import type { ConsentChannel } from '../api/consents.js';
import { phone } from '../format/format.js';
import { useWord } from '../i18n/i18n.js';

const dialled = new Set<ConsentChannel>(['sms', 'phone', 'fax']);

/** A channel in a word, with the addresses on it; letters have none. */
export function Where({ channel, addresses }: { channel: ConsentChannel; addresses: string[] }) {
  const word = useWord();
  return (
    <>
      {word('channel', channel)}
      {addresses.filter(Boolean).map((address, index) => (
        <span key={index} className="c d3" title={address}>
          {' '}
          {dialled.has(channel) ? phone(address) : address}
        </span>
      ))}
    </>
  );
}
