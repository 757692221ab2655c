import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { count, range, shortDate } from '../format/format.js';
import { useLanguage, useWord } from '../i18n/i18n.js';
import { departmentIcon } from './entry-icon.js';
import { departments, knownChannels, knownTypes } from './entry-look.js';
import type { Filters } from './use-filters.js';
import styles from './timeline.module.css';

/** A chip per department with its count: one press shows that one alone, a press more takes it back. */
export function DepartmentChips({ filters, counts }: { filters: Filters; counts: Record<string, number> }) {
  const { t } = useTranslation();
  const word = useWord();
  const chosen = filters.filters.department;
  const others = Object.keys(counts).filter(
    (name) => name !== 'all' && !(departments as readonly string[]).includes(name),
  );
  const names = [...departments, ...others].filter((name) => counts[name] || chosen.includes(name));
  const toggle = (name: string) =>
    filters.change({
      department: chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name],
    });
  return (
    <ul className={styles.chips} aria-label={t('filters.departments')}>
      <li>
        <button
          type="button"
          aria-pressed={chosen.length === 0}
          onClick={() => filters.change({ department: [] })}
        >
          {t('filters.all')}
          <span>{count(counts.all ?? 0)}</span>
        </button>
      </li>
      {names.map((name) => {
        const Picture = departmentIcon(name);
        return (
          <li key={name} data-dept={name}>
            <button type="button" aria-pressed={chosen.includes(name)} onClick={() => toggle(name)}>
              <Picture aria-hidden />
              {word('department', name)}
              <span>{count(counts[name] ?? 0)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

interface FilterPopoverProps {
  filters: Filters;
  opened: boolean;
  onChange: (opened: boolean) => void;
}

/** The rarer conditions: channel, type, period. */
export function FilterPopover({ filters, opened, onChange }: FilterPopoverProps) {
  const { t } = useTranslation();
  const { filters: chosen, change } = filters;
  const conditions = chosen.channel.length + chosen.type.length + (chosen.from || chosen.to ? 1 : 0);
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
        <Choices group="channel" label={t('filters.channel')} all={knownChannels} filters={filters} />
        <Choices group="type" label={t('filters.type')} all={knownTypes} filters={filters} />
        <fieldset>
          <legend>{t('filters.period')}</legend>
          <div className={styles.period}>
            <TextInput
              type="date"
              aria-label={t('filters.from')}
              value={chosen.from}
              max={chosen.to || undefined}
              onChange={(event) => change({ from: event.currentTarget.value })}
            />
            <TextInput
              type="date"
              aria-label={t('filters.to')}
              value={chosen.to}
              min={chosen.from || undefined}
              onChange={(event) => change({ to: event.currentTarget.value })}
            />
          </div>
        </fieldset>
        <footer>
          <Button variant="default" size="xs" disabled={conditions === 0} onClick={filters.clear}>
            {t('filters.clear')}
          </Button>
          <Button size="xs" onClick={() => onChange(false)}>
            {t('close')}
          </Button>
        </footer>
      </Popover.Dropdown>
    </Popover>
  );
}

interface ChoicesProps {
  group: 'channel' | 'type';
  label: string;
  all: readonly string[];
  filters: Filters;
}

function Choices({ group, label, all, filters }: ChoicesProps) {
  const word = useWord();
  const chosen = filters.filters[group];
  return (
    <fieldset>
      <legend>{label}</legend>
      <div className={styles.checks}>
        {[...new Set([...all, ...chosen])].map((code) => (
          <Checkbox
            key={code}
            size="xs"
            label={word(group, code)}
            checked={chosen.includes(code)}
            onChange={() =>
              filters.change({
                [group]: chosen.includes(code) ? chosen.filter((other) => other !== code) : [...chosen, code],
              })
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

/** What is filtered by, always in sight; each condition goes with one press. */
export function ActiveFilters({ filters }: { filters: Filters }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const word = useWord();
  const { channel, type, from, to } = filters.filters;
  const day = (value: string) => (value ? shortDate(`${value}T12:00:00+09:00`, language) : '');
  const tags = [
    ...channel.map((code) => ({
      label: word('channel', code),
      remove: () => filters.change({ channel: channel.filter((other) => other !== code) }),
    })),
    ...type.map((code) => ({
      label: word('type', code),
      remove: () => filters.change({ type: type.filter((other) => other !== code) }),
    })),
    ...(from || to
      ? [{ label: range(day(from), day(to), language), remove: () => filters.change({ from: '', to: '' }) }]
      : []),
  ];
  if (tags.length === 0) return null;
  return (
    <ul className={styles.active} aria-label={t('filters.active')}>
      {tags.map(({ label, remove }) => (
        <li key={label}>
          <button
            type="button"
            className="tag acc"
            onClick={remove}
            aria-label={t('filters.remove', { label })}
          >
            {label}
            <IconX aria-hidden />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className="link c" onClick={filters.clear}>
          {t('filters.clear')}
        </button>
      </li>
    </ul>
  );
}
