import { useTranslation } from 'react-i18next';
import { findCompanies } from '../api/companies.js';
import { addressOf } from '../customer/address-of.js';
import { languageOf } from '../format/format.js';
import { PickField, type Choice } from './pick-field.js';

interface CompanyFieldProps {
  error: string | false | undefined;
  chosen: Choice | null;
  onChoose: (choice: Choice | null) => void;
}

/** A company that is known already. */
export function CompanyField(props: CompanyFieldProps) {
  const { t } = useTranslation();
  const find = async (text: string, signal: AbortSignal) => {
    const found = await findCompanies(text, undefined, signal);
    const items = found.items.map(({ id, name, kana, address }) => {
      return {
        id,
        name,
        lang: languageOf(name),
        detail: [kana, addressOf(address)].filter(Boolean).join(' · '),
      };
    });
    return { ...found, items };
  };
  return (
    <PickField
      kind="companies"
      label={t('relations.company')}
      hint={t('companies.searchHint')}
      find={find}
      {...props}
    />
  );
}
