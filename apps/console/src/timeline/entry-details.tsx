import { useTranslation } from 'react-i18next';
import type { Entry, Words } from '../api/api.js';
import { exact, languageOf, money } from '../format/format.js';
import { useLanguage, useWord } from '../i18n/i18n.js';
import { Corrections, EntryActions } from './entry-actions.js';
import styles from './timeline.module.css';

/** Told by the row itself, or part of another field. */
const hidden = new Set([
  'customer',
  'currency',
  'quote',
  'comment',
  'text',
  'items',
  'number',
  'shop',
  'channel',
  'direction',
]);
/** Fields whose value is a code that has a word. */
const codes: Record<string, 'heldReason' | 'stopReason' | 'stopTeller' | 'consentState' | 'consentHow'> = {
  'message.held reason': 'heldReason',
  'message.held stopped': 'stopReason',
  'message.held consent': 'consentState',
  'consent.changed how': 'consentHow',
  'customer.contact-stopped reason': 'stopReason',
  'customer.contact-stopped toldBy': 'stopTeller',
};
/** What somebody said of a purpose on a channel. */
interface Wish {
  channel: string;
  purpose: Words;
  state: string;
}
interface Item {
  sku: string;
  name?: string;
  quantity: number;
  unitPriceMinor?: number;
  taxRate?: number;
}

/** Everything the entry tells, in place under its row: times, each field of its fact, the ids to find it by. */
export function EntryDetails({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const word = useWord();
  const items = entry.data.items as Item[] | undefined;
  const fields = Object.entries(entry.data).filter(
    ([name, value]) =>
      !hidden.has(name) &&
      !(entry.type === 'customer.noted' && name === 'note') &&
      value !== undefined &&
      value !== '' &&
      !(name === 'revision' && value === 1),
  );
  return (
    <div className={styles.details}>
      {items && <Items items={items} currency={String(entry.data.currency ?? 'JPY')} />}
      <dl>
        <Field name={t('details.occurredAt')}>
          <time dateTime={entry.occurredAt}>{exact(entry.occurredAt, language)}</time>
        </Field>
        <Field name={t('details.recordedAt')}>
          <time dateTime={entry.recordedAt}>{exact(entry.recordedAt, language)}</time>
        </Field>
        <Field name={t('details.type')}>{word('type', entry.type)}</Field>
        {fields.map(([name, value]) => (
          <Field key={name} name={word('field', name)}>
            <Value name={name} value={value} entry={entry} />
          </Field>
        ))}
        <Field name={t('details.id')}>
          <code>{entry.id}</code>
        </Field>
      </dl>
      <Corrections entry={entry} />
      <EntryActions entry={entry} />
    </div>
  );
}

function Field({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Value({ name, value, entry }: { name: string; value: unknown; entry: Entry }) {
  const { inWords } = useLanguage();
  const word = useWord();
  if (typeof value === 'number') {
    return name.endsWith('Minor') ? money(value, String(entry.data.currency ?? 'JPY')) : String(value);
  }
  if (typeof value === 'string') {
    if (name === 'feeling' || name === 'kind') return word(name, value);
    const group = codes[`${entry.type} ${name}`];
    if (group) return word(group, value);
    return <span lang={languageOf(value)}>{value}</span>;
  }
  if (isWords(value)) return inWords(value);
  if (name === 'mentions') return (value as string[]).map((each) => word('department', each)).join(' · ');
  if (entry.type === 'consent.changed' && name === 'changes') {
    const wishes = value as Wish[];
    return wishes
      .map(({ channel, purpose, state }) => [
        inWords(purpose),
        word('channel', channel),
        word('consentState', state),
      ])
      .map((parts) => parts.join(' · '))
      .join('\n');
  }
  return <code>{JSON.stringify(value)}</code>;
}

function isWords(value: unknown): value is Words {
  return typeof value === 'object' && value !== null && 'ja' in value && 'en' in value;
}

function Items({ items, currency }: { items: Item[]; currency: string }) {
  const { t } = useTranslation();
  return (
    <table>
      <thead>
        <tr>
          <th>{t('details.item')}</th>
          <th className="num">{t('details.quantity')}</th>
          <th className="num">{t('details.price')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item, index) => (
          <tr key={index}>
            <td>
              <span lang={languageOf(item.name ?? '')}>{item.name ?? item.sku}</span>{' '}
              <span className="d3">{item.name && item.sku}</span>
            </td>
            <td className="num">{item.quantity}</td>
            <td className="num">
              {item.unitPriceMinor !== undefined && money(item.unitPriceMinor, currency)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
