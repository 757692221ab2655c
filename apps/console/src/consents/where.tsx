import type { ConsentChannel } from '../api/consents.js';
import { phone } from '../format/format.js';
import { useWord } from '../i18n/i18n.js';

const dialled = new Set<ConsentChannel>(['sms', 'phone', 'fax']);

/** A channel in a word, with the address on it; letters have none. */
export function Where({ channel, address }: { channel: ConsentChannel; address: string }) {
  const word = useWord();
  return (
    <>
      {word('channel', channel)}
      {address && (
        <span className="c d3" title={address}>
          {' '}
          {dialled.has(channel) ? phone(address) : address}
        </span>
      )}
    </>
  );
}
