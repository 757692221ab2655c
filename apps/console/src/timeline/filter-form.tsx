import { Button, Checkbox, TextInput } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../i18n/i18n.js';
import { knownChannels, knownTypes } from './entry-look.js';
import type { Filters } from './use-filters.js';
import styles from './timeline.module.css';

interface FilterFormProps {
  filters: Filters;
  conditions: number;
  onClose: () => void;
}

/** The rarer conditions: channel, type, period. Each takes effect at once. */
export default function FilterForm({ filters, conditions, onClose }: FilterFormProps) {
  const { t } = useTranslation();
  const { filters: chosen, change } = filters;
  return (
    <>
      <Words filters={filters} />
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
        <Button size="xs" onClick={onClose}>
          {t('close')}
        </Button>
      </footer>
    </>
  );
}

/** Looked for as soon as somebody stops typing. */
const TYPED_MS = 300;

function Words({ filters }: { filters: Filters }) {
  const { t } = useTranslation();
  const { q } = filters.filters;
  const [words, setWords] = useState(q);
  const [shown, setShown] = useState(q);
  // Conditions are also taken away elsewhere.
  if (shown !== q) {
    setShown(q);
    if (words.trim() !== q) setWords(q);
  }
  const look = useEffectEvent(() => {
    if (words.trim() !== filters.filters.q) filters.change({ q: words.trim() });
  });
  useEffect(() => {
    const timer = window.setTimeout(() => look(), TYPED_MS);
    return () => window.clearTimeout(timer);
  }, [words]);
  return (
    <TextInput
      type="search"
      label={t('search.label')}
      placeholder={t('search.hint')}
      maxLength={100}
      value={words}
      onChange={(event) => setWords(event.currentTarget.value)}
    />
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
