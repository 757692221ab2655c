import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { disclosureUrl, type RightsCase } from '../api/rights.js';
import { useMay } from '../frame/session.js';
import { useCaseCustomer } from './use-rights.js';
import styles from './rights.module.css';

/** What is known of the person, to be handed over: to read in their language, or for machines. Not to who was refused, or did not show who they are. */
export function Disclosure({ rightsCase }: { rightsCase: RightsCase }) {
  const { customer, state, verification } = rightsCase;
  const { t } = useTranslation();
  const may = useMay();
  const { erased } = useCaseCustomer(customer);
  const sees = may('personal.read') && may('texts.read');
  const withheld = erased
    ? t('rights.disclosureErased')
    : state === 'refused'
      ? t('rights.disclosureRefused')
      : verification.length === 0
        ? t('rights.disclosureNotVerified')
        : null;
  const files = [
    {
      href: disclosureUrl(rightsCase, 'html', 'ja'),
      name: t('rights.readable', { language: t('rights.inJapanese') }),
    },
    {
      href: disclosureUrl(rightsCase, 'html', 'en'),
      name: t('rights.readable', { language: t('rights.inEnglish') }),
    },
    { href: disclosureUrl(rightsCase, 'json'), name: t('rights.json') },
    { href: disclosureUrl(rightsCase, 'csv'), name: t('rights.csv') },
  ];
  return (
    <section>
      <h2>{t('rights.disclosure')}</h2>
      {withheld ? (
        <p className="s d2">{withheld}</p>
      ) : (
        <>
          <p className="s d2">{t(sees ? 'rights.disclosureHint' : 'rights.disclosureMasked')}</p>
          {sees && (
            <div className={styles.acts}>
              {files.map(({ href, name }) => (
                <Button
                  key={name}
                  variant="default"
                  component="a"
                  href={href}
                  download
                  leftSection={<IconDownload aria-hidden />}
                >
                  {name}
                </Button>
              ))}
            </div>
          )}
        </>
      )}
    </section>
  );
}

export function Correction() {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t('rights.correction')}</h2>
      <p className="s d2">{t('rights.correctionHint')}</p>
    </section>
  );
}

export function StopOfUse() {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t('rights.stopOfUse')}</h2>
      <p className="s d2">{t('rights.stopOfUseHint')}</p>
    </section>
  );
}
