import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconChevronLeft } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { getReasons, type Reason } from '../api/api.js';
import { useLanguage } from '../i18n/i18n.js';
import { FieldGroup } from './choices.js';
import { containsTyped, reasonTree } from './reasons.js';
import styles from './record.module.css';

interface ReasonPickerProps {
  axis: Reason['axis'];
  value: string;
  error?: string | undefined;
  onChange: (reason: string) => void;
}

/** A reason is typed, or reached level by level through the buttons under the field. */
export function ReasonPicker({ axis, value, error, onChange }: ReasonPickerProps) {
  const { t } = useTranslation();
  const { inWords, language } = useLanguage();
  const reasons = useQuery({ queryKey: ['contact-reasons'], queryFn: getReasons, staleTime: 5 * 60_000 });
  const tree = useMemo(
    () => reasonTree(reasons.data?.items ?? [], axis, ({ [language]: text }) => text),
    [reasons.data, axis, language],
  );
  const { parent, reasons: offered } = tree.offered(value);
  const label = t(`record.${axis}Reason`);
  return (
    <FieldGroup label={label} required error={error ?? (reasons.isError ? t('record.noReasons') : undefined)}>
      <Select
        aria-label={label}
        placeholder={t(`record.${axis}ReasonHint`)}
        data={tree.options}
        value={value || null}
        onChange={(chosen) => onChange(chosen ?? '')}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('record.clear', { label }) }}
        selectFirstOptionOnChange
        filter={({ options, search }) =>
          options.filter((option) => 'label' in option && containsTyped(option.label, search))
        }
        nothingFoundMessage={t('record.noReasonFound')}
        error={Boolean(error)}
        comboboxProps={{ shadow: 'md', transitionProps: { duration: 80 } }}
      />
      <div className={`${styles.pick} ${styles.below}`}>
        {(parent ? [parent, ...offered] : offered).map((reason) => (
          <ReasonButton
            key={reason.id}
            label={inWords(reason.label)}
            upper={reason === parent}
            chosen={reason.id === value}
            onPress={() => onChange(reason === parent ? (parent.parent ?? '') : reason.id)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

interface ReasonButtonProps {
  label: string;
  /** Leads back to the level above. */
  upper: boolean;
  chosen: boolean;
  onPress: () => void;
}

/** One button for a reason wherever it stands: pressed, it moves to the head of its level and keeps the focus. */
function ReasonButton({ label, upper, chosen, onPress }: ReasonButtonProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      aria-pressed={upper ? undefined : chosen}
      aria-label={upper ? t('record.upperReasons', { label }) : undefined}
      onClick={onPress}
    >
      {upper && <IconChevronLeft aria-hidden />}
      {label}
    </button>
  );
}
