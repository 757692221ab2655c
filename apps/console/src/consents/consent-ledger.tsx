import { useTranslation } from 'react-i18next';
import type { ConsentPurpose, LedgerRow } from '../api/consents.js';
import { Fact } from '../customer/fact.js';
import { exact, languageOf, recent } from '../format/format.js';
import { LoadMore } from '../frame/load-more.js';
import { NotLoaded } from '../frame/not-loaded.js';
import { useLanguage, useWord } from '../i18n/i18n.js';
import { StateTag } from './state-tag.js';
import { useConsentLedger } from './use-consents.js';
import { Where } from './where.js';
import styles from './consents.module.css';

interface ConsentLedgerProps {
  customer: string;
  purposes: ConsentPurpose[];
}

/** All that they ever said, with the proof of it: the latest first. */
export function ConsentLedger({ customer, purposes }: ConsentLedgerProps) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const ledger = useConsentLedger(customer);
  const rows = ledger.data?.pages.flatMap(({ items }) => items) ?? [];
  const nameOf = new Map(purposes.map(({ id, name }) => [id, inWords(name)]));
  return (
    <div className={styles.ledger}>
      {ledger.isPending && (
        <div className="skeleton" style={{ height: 88 }} role="status" aria-label={t('loading')} />
      )}
      {ledger.data && rows.length === 0 && <p className="d3">{t('consents.noLedger')}</p>}
      {rows.length > 0 && (
        <ol aria-label={t('consents.ledgerTitle')}>
          {rows.map((row) => (
            <Said key={row.id} row={row} purpose={nameOf.get(row.purpose) ?? row.purpose} />
          ))}
        </ol>
      )}
      {ledger.isError && <NotLoaded what="consents" retry={() => void ledger.refetch()} />}
      <LoadMore list={ledger} />
    </div>
  );
}

function Said({ row, purpose }: { row: LedgerRow; purpose: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const word = useWord();
  const { channel, address, state, how, form, by, occurredAt, wordingVersion, wordingText } = row;
  return (
    <li>
      <time className="c d3" dateTime={occurredAt} title={exact(occurredAt, language)}>
        {recent(occurredAt, language)}
      </time>
      <p>
        <b>{purpose}</b> <StateTag state={state} />
      </p>
      <p>
        <Where channel={channel} address={address} />
      </p>
      <dl>
        <Fact name={t('consents.taken')} values={[word('consentHow', how)]} />
        {form && (
          <Fact
            name={t('consents.form')}
            values={[form === 'rights-case' ? t('consents.rightsCase') : form]}
          />
        )}
        {by && <Fact name={t('consents.by')} values={[by]} />}
      </dl>
      {wordingText && (
        <details>
          <summary className="link">{t('consents.words', { version: wordingVersion })}</summary>
          <blockquote lang={languageOf(wordingText)}>{wordingText}</blockquote>
        </details>
      )}
    </li>
  );
}
