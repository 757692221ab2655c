import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getResolutions } from '../api/api.js';
import { useLanguage } from '../i18n/i18n.js';
import { Choices, FieldGroup } from './choices.js';

interface ResolutionFieldProps {
  value: string;
  error?: string | undefined;
  onChange: (resolution: string) => void;
}

export function ResolutionField({ value, error, onChange }: ResolutionFieldProps) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const resolutions = useQuery({
    queryKey: ['contact-resolutions'],
    queryFn: getResolutions,
    staleTime: 5 * 60_000,
  });
  const active = resolutions.data?.items.filter((resolution) => resolution.active) ?? [];
  return (
    <FieldGroup
      label={t('record.resolution')}
      error={error ?? (resolutions.isError ? t('record.noReasons') : undefined)}
    >
      <Choices
        clearable
        options={active.map(({ id, label }) => ({ value: id, label: inWords(label) }))}
        value={value}
        onChange={onChange}
      />
    </FieldGroup>
  );
}
