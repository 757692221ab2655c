import { Popover } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filters } from './use-filters.js';
import styles from './timeline.module.css';

const FilterForm = lazy(() => import('./filter-form.js'));

interface FilterPopoverProps {
  filters: Filters;
  opened: boolean;
  onChange: (opened: boolean) => void;
}

export function FilterPopover({ filters, opened, onChange }: FilterPopoverProps) {
  const { t } = useTranslation();
  const { channel, type, from, to, q } = filters.filters;
  const conditions = channel.length + type.length + (from || to ? 1 : 0) + (q ? 1 : 0);
  return (
    <Popover
      opened={opened}
      onChange={onChange}
      position="bottom-end"
      shadow="md"
      radius="lg"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={styles.iconButton}
          data-active={conditions > 0 || undefined}
          aria-label={t('filters.open')}
          aria-expanded={opened}
          onClick={() => onChange(!opened)}
        >
          <IconAdjustmentsHorizontal aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.popover} aria-label={t('filters.open')}>
        <Suspense>
          <FilterForm filters={filters} conditions={conditions} onClose={() => onChange(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
