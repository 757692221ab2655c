import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { matchCustomers, Problem, type Candidate, type TellableItem } from '../api/api.js';
import { Begin } from './begin.js';
import styles from './identify.module.css';

const ITEMS: TellableItem[] = ['name', 'phone', 'mail', 'postalCode', 'birthday', 'memberId'];
const NOTHING: Record<TellableItem, string> = {
  name: '',
  phone: '',
  mail: '',
  postalCode: '',
  birthday: '',
  memberId: '',
};

/** How people of an outsourced centre find who is calling: by two things the caller tells. */
export function Identify() {
  const { t } = useTranslation();
  const [told, setTold] = useState(NOTHING);
  const items = ITEMS.filter((item) => told[item].trim() !== '');
  const match = useMutation({
    mutationFn: () => matchCustomers(Object.fromEntries(items.map((item) => [item, told[item].trim()]))),
  });
  const change = (item: TellableItem, value: string) => {
    setTold({ ...told, [item]: value });
    match.reset();
  };
  const search = (event: FormEvent) => {
    event.preventDefault();
    if (items.length >= 2) match.mutate();
  };
  return (
    <>
      <form className={styles.items} onSubmit={search}>
        {ITEMS.map((item) => (
          <TextInput
            key={item}
            label={t(`identify.item.${item}`)}
            placeholder={t(`identify.example.${item}`)}
            value={told[item]}
            onChange={({ currentTarget }) => change(item, currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
            maxLength={item === 'name' || item === 'mail' ? 128 : 32}
          />
        ))}
        <p className="c d3">{items.length < 2 ? t('identify.needsTwo') : ''}</p>
        <Button type="submit" loading={match.isPending} aria-disabled={items.length < 2 || undefined}>
          {t('identify.find')}
        </Button>
      </form>
      {match.isError && (
        <p className={styles.refused} role="alert">
          {t(`identify.failed.${whyOf(match.error)}`)}
        </p>
      )}
      {match.data && <Found candidates={match.data.items} items={items} />}
    </>
  );
}

function whyOf(error: Error): 'guessing' | 'items' | 'other' {
  if (!(error instanceof Problem)) return 'other';
  return error.status === 429 ? 'guessing' : error.status === 400 ? 'items' : 'other';
}

function Found({ candidates, items }: { candidates: Candidate[]; items: TellableItem[] }) {
  const { t } = useTranslation();
  const [only] = candidates;
  return (
    <>
      <h3>
        <span role="status">
          {candidates.length === 1
            ? t('identify.one')
            : t(candidates.length === 0 ? 'identify.nobody' : 'identify.several')}
        </span>
      </h3>
      <ul className={styles.found}>
        {candidates.map(({ id, name, prefecture, phones, mails }) => (
          <li key={id}>
            <b>{name ?? t('identify.unnamed')}</b>
            <span className="c d3">{[prefecture, ...phones, ...mails].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
      {only && candidates.length === 1 && <Begin candidate={only} items={items} />}
    </>
  );
}
