import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Attribute } from '../api/attributes.js';
import { refuses } from '../frame/save-dialog.js';
import { useLanguage } from '../i18n/i18n.js';
import styles from './customer.module.css';

interface AttributeFieldsProps {
  attributes: Attribute[];
  /** By id, as they are written. */
  values: Record<string, string>;
  error: Error | null;
  onChange: (values: Record<string, string>) => void;
}

/** What the company declared, each in the field that its type needs. */
export function AttributeFields({ attributes, values, error, onChange }: AttributeFieldsProps) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const optionsOf = useOptions();
  if (attributes.length === 0) return null;
  return (
    <fieldset className={styles.address}>
      <legend>{t('profile.attributes')}</legend>
      {attributes.map((attribute) => {
        const { id, name, type } = attribute;
        const field = {
          label: inWords(name),
          value: values[id] ?? '',
          error: refuses(error, `/attributes/${id}`) && t('profile.fix'),
          onChange: (event: { currentTarget: { value: string } }) =>
            onChange({ ...values, [id]: event.currentTarget.value }),
        };
        if (type === 'boolean' || type === 'choice')
          return (
            <NativeSelect
              key={id}
              {...field}
              data={[{ value: '', label: t('profile.notSaid') }, ...optionsOf(attribute)]}
            />
          );
        if (type === 'date') return <TextInput key={id} type="date" {...field} />;
        return (
          <TextInput
            key={id}
            {...field}
            {...(type === 'number' ? { inputMode: 'decimal' } : { maxLength: 256 })}
          />
        );
      })}
    </fieldset>
  );
}

/** What may be chosen of an attribute. */
function useOptions(): (attribute: Attribute) => { value: string; label: string }[] {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  return ({ type, choices }) =>
    type === 'choice'
      ? choices.map(({ id, name }) => ({ value: id, label: inWords(name) }))
      : (['true', 'false'] as const).map((value) => ({ value, label: t(`profile.yesNo.${value}`) }));
}
