import { useTranslation } from 'react-i18next';

/** What a small part of a page could not read, and the way to try again. */
export function NotLoaded({
  what,
  retry,
}: {
  what: 'orders' | 'consents' | 'holds' | 'relations';
  retry: () => void;
}) {
  const { t } = useTranslation();
  return (
    <p className="d2" role="alert">
      {t(`failed.${what}`)}{' '}
      <button type="button" className="link" onClick={retry}>
        {t('failed.retry')}
      </button>
    </p>
  );
}
