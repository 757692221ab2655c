import { useTranslation } from 'react-i18next';
import type { ConsentChannel } from '../api/consents.js';
import { phone } from '../format/format.js';
import { useWord } from '../i18n/i18n.js';

const dialled = new Set<ConsentChannel>(['sms', 'phone', 'fax']);

/** What stands in the place of an address when it holds at whichever of theirs. */
const EVERYWHERE = '*';

/** A channel in a word, with the address on it; letters have none. */
export function Where({ channel, address }: { channel: ConsentChannel; address: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const written =
    address === EVERYWHERE ? t('consents.everywhere') : dialled.has(channel) ? phone(address) : address;
  return (
    <>
      {word('channel', channel)}
      {address && (
        <span className="c d3" title={address}>
          {' '}
          {written}
        </span>
      )}
    </>
  );
}
