import { Textarea } from '@mantine/core';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../i18n/i18n.js';
import { departments } from './entry-look.js';
import styles from './timeline.module.css';

interface MentionTextProps {
  label: string;
  description?: string;
  value: string;
  error: string | undefined;
  onChange: (text: string) => void;
}

/** A text in which an @ offers the departments: arrows choose one, Enter or Tab takes it. */
export function MentionText({ label, description, value, error, onChange }: MentionTextProps) {
  const word = useWord();
  const list = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [begun, setBegun] = useState<{ at: number; text: string } | null>(null);
  const [chosen, setChosen] = useState(0);
  const names = departments.map((id) => ({ id, name: word('department', id) }));
  const wanted = begun?.text.normalize('NFKC').toLowerCase() ?? '';
  const offered = begun
    ? names.filter(({ id, name }) => name.toLowerCase().startsWith(wanted) || id.startsWith(wanted))
    : [];
  const take = (name: string) => {
    const end = begun!.at + begun!.text.length;
    onChange(`${value.slice(0, begun!.at)}${name} ${value.slice(end)}`);
    setBegun(null);
    const caret = begun!.at + name.length + 1;
    window.requestAnimationFrame(() => field.current?.setSelectionRange(caret, caret));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (offered.length === 0 || event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: offered.length - 1 }[event.key];
    if (step) setChosen((chosen + step) % offered.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(offered[chosen]!.name);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.mentioning}>
      <Textarea
        ref={field}
        label={label}
        description={description}
        rows={5}
        maxLength={4000}
        data-autofocus
        value={value}
        error={error}
        aria-autocomplete="list"
        aria-controls={offered.length > 0 ? list : undefined}
        aria-activedescendant={offered.length > 0 ? `${list}-${chosen}` : undefined}
        onKeyDown={onKeyDown}
        onBlur={() => setBegun(null)}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value);
          setBegun(mentionBefore(currentTarget.value, currentTarget.selectionStart));
          setChosen(0);
        }}
      />
      {offered.length > 0 && <Offered {...{ list, chosen, offered }} onTake={take} />}
    </div>
  );
}

interface OfferedProps {
  list: string;
  chosen: number;
  offered: { id: string; name: string }[];
  onTake: (name: string) => void;
}

function Offered({ list, chosen, offered, onTake }: OfferedProps) {
  const { t } = useTranslation();
  return (
    <ul id={list} role="listbox" aria-label={t('note.departments')} className={styles.offered}>
      {offered.map(({ id, name }, place) => (
        <li
          key={id}
          id={`${list}-${place}`}
          role="option"
          aria-selected={place === chosen}
          data-dept={id}
          // The text keeps the focus.
          onMouseDown={(event) => {
            event.preventDefault();
            onTake(name);
          }}
        >
          {name}
        </li>
      ))}
    </ul>
  );
}

/** What was typed behind the @ before the caret, if that may become a mention. */
function mentionBefore(text: string, caret: number): { at: number; text: string } | null {
  const begun = /(?<![A-Za-z0-9._%+-])[@＠]([^\s@＠]{0,12})$/.exec(text.slice(0, caret));
  return begun && { at: caret - begun[1]!.length, text: begun[1]! };
}
