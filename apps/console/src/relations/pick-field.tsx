import { CloseButton, Input, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Page } from '../api/api.js';
import { isComposing } from '../frame/shortcuts.js';
import { useTyped } from '../frame/use-typed.js';
import styles from './relations.module.css';

/** So many are chosen from; who is not among them is found by more words. */
const SHOWN = 6;

export interface Choice {
  id: string;
  name: string;
  lang: 'ja' | undefined;
  /** What tells two of one name apart. */
  detail: string;
}

interface PickFieldProps {
  label: string;
  hint: string;
  error?: string | false | undefined;
  /** Of what kind the choices are, for what was asked before. */
  kind: 'customers' | 'companies';
  find: (text: string, signal: AbortSignal) => Promise<Page<Choice>>;
  chosen: Choice | null;
  onChoose: (choice: Choice | null) => void;
}

/** A field in which somebody, or a company, is found as one types, and chosen. */
export function PickField(props: PickFieldProps) {
  const { label, error, chosen, onChoose } = props;
  const { t } = useTranslation();
  if (!chosen) return <Search {...props} />;
  return (
    <Input.Wrapper label={label} required error={error} labelElement="div">
      <p className={styles.chosen}>
        <b lang={chosen.lang}>{chosen.name}</b>
        <span className="c d3 cut">{chosen.detail}</span>
        <CloseButton
          size="sm"
          autoFocus
          aria-label={t('relations.chooseAnother')}
          onClick={() => onChoose(null)}
        />
      </p>
    </Input.Wrapper>
  );
}

function Search({ label, hint, error, kind, find, onChoose }: PickFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const { field, clear, asked } = useTyped(text, setText);
  const [active, setActive] = useState(0);
  const found = useQuery({
    queryKey: [kind, 'to-choose', asked],
    queryFn: ({ signal }) => find(asked, signal),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  const choices = asked === '' ? [] : (found.data?.items.slice(0, SHOWN) ?? []);
  const at = Math.min(active, choices.length - 1);
  const settled = asked === text.trim() && found.data !== undefined && !found.isPlaceholderData;
  // Enter right after typing means what was typed, not what is still listed: it waits for the answer.
  const [wanted, setWanted] = useState(false);
  const take = useEffectEvent(() => {
    setWanted(false);
    if (choices[at]) onChoose(choices[at]);
  });
  useEffect(() => {
    if (wanted && settled) take();
  }, [wanted, settled]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setActive((at + step + choices.length) % Math.max(choices.length, 1));
    else if (event.key === 'Enter') setWanted(text.trim() !== '');
    else if (event.key === 'Escape' && text !== '') {
      event.stopPropagation();
      clear();
    } else return;
    event.preventDefault();
  };
  return (
    <div>
      <TextInput
        {...field}
        label={label}
        placeholder={hint}
        required
        error={error}
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls={`${id}-choices`}
        aria-activedescendant={choices[at] && `${id}-${at}`}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        leftSection={<IconSearch aria-hidden />}
        onKeyDown={onKeyDown}
      />
      <Choices {...{ id, label, choices, at, onChoose }} onPoint={setActive} />
      <p className="c d3" role="status">
        {found.isError && t('relations.notSearched')}
        {!found.isError &&
          asked !== '' &&
          found.data &&
          !found.isPlaceholderData &&
          t('relations.found', { count: choices.length })}
      </p>
    </div>
  );
}

interface ChoicesProps {
  /** Of the field, which names the choice it is at. */
  id: string;
  label: string;
  choices: Choice[];
  at: number;
  onPoint: (place: number) => void;
  onChoose: (choice: Choice) => void;
}

function Choices({ id, label, choices, at, onPoint, onChoose }: ChoicesProps) {
  return (
    <ul id={`${id}-choices`} role="listbox" aria-label={label} className={styles.choices}>
      {choices.map((choice, place) => (
        <li
          key={choice.id}
          id={`${id}-${place}`}
          role="option"
          aria-selected={place === at}
          onPointerEnter={() => onPoint(place)}
          onClick={() => onChoose(choice)}
        >
          <span lang={choice.lang}>{choice.name}</span>
          <span className="c d3 cut">{choice.detail}</span>
        </li>
      ))}
    </ul>
  );
}
