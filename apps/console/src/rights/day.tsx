import { date, exact } from '../format/format.js';
import { useLanguage } from '../i18n/i18n.js';

/** A day, with the moment on it as its title; nothing where there is none. */
export function Day({ at }: { at: string | null }) {
  const { language } = useLanguage();
  if (!at) return null;
  return (
    <time dateTime={at} title={exact(at, language)}>
      {date(at, language)}
    </time>
  );
}
