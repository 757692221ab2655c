import { useTranslation } from 'react-i18next';
import { languageOf } from '../format/format.js';

/** One thing that is known of a customer, with each of its values, or that there is none. */
export function Fact({ name, values }: { name: string; values: string[] }) {
  const { t } = useTranslation();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {values.length === 0 && <span className="d3">{t('facts.none')}</span>}
        {values.map((value) => (
          <span key={value} lang={languageOf(value)}>
            {value}
          </span>
        ))}
      </dd>
    </div>
  );
}
