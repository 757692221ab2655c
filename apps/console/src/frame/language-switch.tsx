import { useTranslation } from 'react-i18next';
import type { Language } from '../format/format.js';
import { chooseLanguage, useLanguage } from '../i18n/i18n.js';
import styles from './frame.module.css';

/** Each language by its own name: whoever looks for it may not read the other. */
export const languages: { code: Language; name: string }[] = [
  { code: 'ja', name: '日本語' },
  { code: 'en', name: 'English' },
];

export function LanguageSwitch() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return (
    <div className={styles.language} role="group" aria-label={t('language')}>
      {languages.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={code === language}
          onClick={() => void chooseLanguage(code)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
