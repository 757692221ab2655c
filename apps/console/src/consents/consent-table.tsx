import { useTranslation } from 'react-i18next';
import type { Consent, CustomerConsents, ReachableAddress } from '../api/consents.js';
import { exact, shortDate } from '../format/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { StateTag, UnaskedTag } from './state-tag.js';
import { Where } from './where.js';
import styles from './consents.module.css';

/** What somebody wants to be told, and at which address: a group of rows for each purpose. */
export function ConsentTable({ purposes, addresses }: CustomerConsents) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  return (
    <table className={styles.table}>
      <caption className="vh">{t('consents.caption')}</caption>
      <thead className="vh">
        <tr>
          <th scope="col">{t('consents.address')}</th>
          <th scope="col">{t('consents.state')}</th>
        </tr>
      </thead>
      {purposes.map(({ id, name }) => (
        <tbody key={id}>
          <tr>
            <th colSpan={2} scope="rowgroup">
              {inWords(name)}
            </th>
          </tr>
          {addresses.map((reached, index) => (
            <Row key={`${reached.channel} ${index}`} purpose={id} reached={reached} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Row({ purpose, reached }: { purpose: string; reached: ReachableAddress }) {
  const { channel, address, purposes } = reached;
  const consent = purposes.find((each) => each.purpose === purpose);
  if (!consent) return null;
  return (
    <tr>
      <th scope="row">
        <Where channel={channel} address={address} />
      </th>
      <td>
        {consent.state ? (
          <StateTag state={consent.state} />
        ) : (
          <UnaskedTag channel={channel} permitted={consent.permitted} />
        )}
        <Since since={consent.since} />
      </td>
    </tr>
  );
}

function Since({ since }: Pick<Consent, 'since'>) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  if (!since) return null;
  return (
    <time className="c d3" dateTime={since} title={exact(since, language)}>
      {t('facts.since', { date: shortDate(since, language) })}
    </time>
  );
}
