import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getAttributes, type Attribute } from '../api/attributes.js';
import { date } from '../format/format.js';
import { useLanguage } from '../i18n/i18n.js';

const useAll = () =>
  useQuery({ queryKey: ['identity', 'attributes'], queryFn: getAttributes }).data?.items ?? [];

/** The attributes that something is taken for; none while they are not known. */
export function useAttributes(): Attribute[] {
  return useAll().filter(({ retired }) => !retired);
}

/** What an attribute is called and what its value means, also of one that was retired. */
export function useAttributeWords(): {
  name: (id: string) => string;
  value: (id: string, value: unknown) => string;
} {
  const { t } = useTranslation();
  const { language, inWords } = useLanguage();
  const byId = new Map(useAll().map((each) => [each.id, each]));
  return {
    name: (id) => {
      const found = byId.get(id);
      return found ? inWords(found.name) : id;
    },
    value: (id, value) => {
      if (typeof value === 'boolean') return t(`profile.yesNo.${value}`);
      const found = byId.get(id);
      const choice = found?.choices.find((each) => each.id === value);
      if (choice) return inWords(choice.name);
      return found?.type === 'date' ? date(String(value), language) : String(value);
    },
  };
}
