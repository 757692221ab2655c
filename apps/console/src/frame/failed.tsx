import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/api.js';
import styles from './frame.module.css';

type What =
  | 'console'
  | 'timeline'
  | 'customer'
  | 'customers'
  | 'orders'
  | 'contacts'
  | 'page'
  | 'duplicates'
  | 'operations'
  | 'letters'
  | 'people'
  | 'publishers'
  | 'identity'
  | 'imports'
  | 'audit'
  | 'rights'
  | 'mentions'
  | 'companies'
  | 'lifetimes'
  | 'purposes'
  | 'noPages'
  | 'crash';

/** What a page says that the signed-in person may not open; nothing is asked of the services for it. */
export const forbidden = new Problem(403);

/** To ask again would change nothing. */
const REFUSED = [403, 404, 410];

/** What failed, what is safe, and what to do. */
export function Failed({ what, error, retry }: { what: What; error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const problem = error instanceof Problem ? error : null;
  const known =
    problem?.status === 403
      ? 'forbidden'
      : problem?.status === 404
        ? 'gone'
        : problem?.status === 410
          ? 'erased'
          : problem?.status === 0
            ? 'offline'
            : null;
  return (
    <div className={styles.empty} role="alert">
      <p>{known ? t(`failed.${known}`) : t(`failed.${what}`)}</p>
      {retry && !REFUSED.includes(problem?.status ?? 0) && (
        <Button variant="default" onClick={retry}>
          {t('failed.retry')}
        </Button>
      )}
      {problem?.reference && known !== 'erased' && (
        <p className="c d3">{t('failed.reference', { reference: problem.reference })}</p>
      )}
    </div>
  );
}
