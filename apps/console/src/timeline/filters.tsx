import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { count, range, shortDate } from '../format/format.js';
import { useLanguage, useWord } from '../i18n/i18n.js';
import { departmentIcon } from './entry-icon.js';
import { departments } from './entry-look.js';
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

/** What is filtered by, always in sight; each condition goes with one press. */
export function ActiveFilters({ filters }: { filters: Filters }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const word = useWord();
  const { channel, type, from, to, q } = filters.filters;
  const day = (value: string) => (value ? shortDate(`${value}T12:00:00+09:00`, language) : '');
  const tags = [
    ...(q ? [{ label: q, remove: () => filters.change({ q: '' }) }] : []),
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
