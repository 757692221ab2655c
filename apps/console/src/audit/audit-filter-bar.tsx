import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getPartners, getPeople } from '../api/access.js';
import page from '../frame/page.module.css';
import { useMay } from '../frame/session.js';
import { TypedField } from '../frame/typed-field.js';
import { useLanguage } from '../i18n/i18n.js';
import type { useAuditFilters } from './use-audit-filters.js';

export function AuditFilterBar({
  filter: { filters, filtered, change, clear },
}: {
  filter: ReturnType<typeof useAuditFilters>;
}) {
  const { t } = useTranslation();
  return (
    <form className={page.filters} onSubmit={(event) => event.preventDefault()}>
      <WhoFields person={filters.person} partner={filters.partner} onChange={change} />
      <TypedField
        label={t('audit.customer')}
        placeholder="0199f3c2-6b1e-…"
        value={filters.customer}
        onSettle={(customer) => change({ customer })}
      />
      <TypedField
        label={t('audit.action')}
        placeholder="GET /api/customers"
        value={filters.action}
        onSettle={(action) => change({ action })}
      />
      <NativeSelect
        label={t('audit.outcome')}
        value={filters.outcome}
        data={[
          { value: '', label: t('audit.any') },
          { value: 'done', label: t('audit.is.done') },
          { value: 'refused', label: t('audit.is.refused') },
        ]}
        onChange={(event) => change({ outcome: event.currentTarget.value })}
      />
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          type="date"
          label={t(`filters.${end}`)}
          value={filters[end]}
          onChange={(event) => change({ [end]: event.currentTarget.value })}
        />
      ))}
      {filtered && (
        <Button variant="default" onClick={clear}>
          {t('filters.clear')}
        </Button>
      )}
    </form>
  );
}

interface WhoFieldsProps {
  person: string;
  partner: string;
  onChange: (changed: { person?: string; partner?: string }) => void;
}

/** People and partners to choose from, for whoever may see them; others come here by a link or by the list. */
function WhoFields({ person, partner, onChange }: WhoFieldsProps) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const enabled = useMay()('access.read');
  const people = useQuery({
    queryKey: ['audit-people'],
    queryFn: ({ signal }) => getPeople(undefined, signal),
    enabled,
  });
  const partners = useQuery({ queryKey: ['audit-partners'], queryFn: getPartners, enabled });
  const options = (chosen: string, known: { value: string; label: string }[]) => {
    const missing = chosen !== '' && !known.some(({ value }) => value === chosen);
    return [
      { value: '', label: t('audit.any') },
      ...(missing ? [{ value: chosen, label: chosen }] : []),
      ...known,
    ];
  };
  return (
    <>
      <NativeSelect
        label={t('audit.who')}
        value={person}
        data={options(person, people.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [])}
        onChange={(event) => onChange({ person: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('access.partner')}
        value={partner}
        data={options(
          partner,
          partners.data?.items.map(({ id, name }) => ({ value: id, label: inWords(name) })) ?? [],
        )}
        onChange={(event) => onChange({ partner: event.currentTarget.value })}
      />
    </>
  );
}
