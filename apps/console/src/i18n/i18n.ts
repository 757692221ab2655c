import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Words } from '../api/api.js';
import { list, type Language } from '../format/format.js';
import type { ja } from './ja.js';

const STORED = 'engawa.language';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof ja };
  }
}

/** Only the texts of the language on screen are fetched. */
const texts = {
  ja: async () => (await import('./ja.js')).ja,
  en: async () => (await import('./en.js')).en,
};

/** The language chosen on this device, else the browser's; English where that is neither. */
function firstLanguage(): Language {
  const chosen = localStorage.getItem(STORED) ?? navigator.language;
  return chosen.startsWith('ja') ? 'ja' : 'en';
}

i18next.on('languageChanged', (language) => {
  document.documentElement.lang = language;
});

/** Must be done before anything is drawn. */
export async function startLanguage(): Promise<void> {
  const language = firstLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: await texts[language]() } },
    interpolation: { escapeValue: false },
  });
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED, language);
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await texts[language]());
  }
  await i18next.changeLanguage(language);
}

/** The page's language, and what picks it out of a text that came in both. */
export function useLanguage(): { language: Language; inWords: (words: Words) => string } {
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  return { language, inWords: (words) => words[language] };
}

type WordGroup =
  | 'role'
  | 'department'
  | 'channel'
  | 'type'
  | 'heldReason'
  | 'stopReason'
  | 'stopTeller'
  | 'consentState'
  | 'consentHow'
  | 'profileField'
  | 'profileSource'
  | 'internal'
  | 'feeling'
  | 'kind'
  | 'field'
  | 'service'
  | 'letterReason'
  | 'duplicateReason'
  | 'duplicateProblem'
  | 'auditNoun'
  | 'auditVerb'
  | 'auditAction'
  | 'purpose'
  | 'erasedRows';

/** The word for a code that a service chose: ours where we have one, else the code itself, so that nothing new is hidden. */
export function useWord(): (group: WordGroup, code: string) => string {
  const { t } = useTranslation();
  return (group, code) => t(`${group}.${code}` as 'department.order', { defaultValue: code });
}

/** The words of one or more purposes, as roles give them with commas between. */
export function usePurposeWords(): (purposes: string) => string {
  const word = useWord();
  const { language } = useLanguage();
  return (purposes) =>
    list(
      purposes.split(', ').map((purpose) => word('purpose', purpose)),
      language,
    );
}
