import { useTranslation } from 'react-i18next';
import { usePermissionWord } from './permission-word.js';
import styles from './people.module.css';

/** What somebody may do, in words. */
export function PermissionList({ permissions }: { permissions: string[] }) {
  const { t } = useTranslation();
  const word = usePermissionWord();
  return (
    <section className={styles.permissions} aria-labelledby="permissions">
      <h3 id="permissions" className="c d3">
        {t('access.permissions')}
      </h3>
      {permissions.length === 0 && <p className="s d2">{t('access.noPermissions')}</p>}
      <ul>
        {permissions.map((each) => (
          <li key={each} className="tag">
            {word(each)}
          </li>
        ))}
      </ul>
    </section>
  );
}
