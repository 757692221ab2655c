import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Words } from '../api/api.js';
import type { Language } from '../format/format.js';
import { en } from './en.js';
import { ja } from './ja.js';

const STORED = 'engawa.language';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof ja };
  }
}

function startLanguage(): Language {
  const chosen = localStorage.getItem(STORED) ?? navigator.language;
  return chosen.startsWith('ja') ? 'ja' : 'en';
}

i18next.on('languageChanged', (language) => {
  document.documentElement.lang = language;
});

void i18next.use(initReactI18next).init({
  lng: startLanguage(),
  fallbackLng: 'ja',
  resources: { ja: { translation: ja }, en: { translation: en } },
  interpolation: { escapeValue: false },
});

export function chooseLanguage(language: Language): void {
  localStorage.setItem(STORED, language);
  void i18next.changeLanguage(language);
}

/** The page's language, and what picks it out of a text that came in both. */
export function useLanguage(): { language: Language; inWords: (words: Words) => string } {
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  return { language, inWords: (words) => words[language] };
}

type WordGroup = 'role' | 'department' | 'channel' | 'type' | 'heldReason' | 'feeling' | 'field';

/** The word for a code that a service chose: ours where we have one, else the code itself, so that nothing new is hidden. */
export function useWord(): (group: WordGroup, code: string) => string {
  const { t } = useTranslation();
  return (group, code) => t(`${group}.${code}` as 'department.order', { defaultValue: code });
}
