import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Mention } from '../api/timeline.js';
import { exact, languageOf, recent } from '../format/format.js';
import { Failed, forbidden } from '../frame/failed.js';
import { LoadMore } from '../frame/load-more.js';
import page from '../frame/page.module.css';
import { useBrowses } from '../frame/session.js';
import { TopBar } from '../frame/top-bar.js';
import { useLanguage, useWord } from '../i18n/i18n.js';
import { useRelatedName } from '../relations/related-name.js';
import { departments, text } from '../timeline/entry-look.js';
import { useMentions, useSeenBefore } from './use-mentions.js';
import styles from './mentions.module.css';

const LAST = 'engawa.mentions';

export function Component() {
  return useBrowses() ? <MentionsPage /> : <Failed what="page" error={forbidden} />;
}

/** What other departments wrote for one, of whatever customer. Whose it is the address says, and else the last that was looked at here. */
function MentionsPage() {
  const { t } = useTranslation();
  const asked = useSearchParams()[0].get('department') ?? localStorage.getItem(LAST);
  const department = departments.find((id) => id === asked) ?? 'care';
  return (
    <>
      <TopBar title={t('menu.mentions')} />
      <main id="page" className={page.page}>
        <section aria-label={t('menu.mentions')}>
          <Departments chosen={department} />
          <MentionList key={department} department={department} />
        </section>
      </main>
    </>
  );
}

function Departments({ chosen }: { chosen: string }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <nav className={page.views} aria-label={t('mentions.departments')}>
      {departments.map((id) => (
        <Link
          key={id}
          to={`/mentions?department=${id}`}
          aria-current={id === chosen ? 'page' : undefined}
          onClick={() => localStorage.setItem(LAST, id)}
        >
          {word('department', id)}
        </Link>
      ))}
    </nav>
  );
}

function MentionList({ department }: { department: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const { found, mentions } = useMentions(department);
  const seen = useSeenBefore(department, mentions[0]?.occurredAt);
  return (
    <>
      {found.isPending && (
        <div className="skeleton" style={{ height: 240 }} role="status" aria-label={t('loading')} />
      )}
      {found.isError && !found.data && (
        <Failed what="mentions" error={found.error} retry={() => void found.refetch()} />
      )}
      {found.data && mentions.length === 0 && (
        <p className={page.nothing} role="status">
          {t('mentions.none', { department: word('department', department) })}
        </p>
      )}
      {mentions.length > 0 && (
        <table className={`${page.table} ${page.stacked}`} aria-label={t('menu.mentions')}>
          <thead>
            <tr>
              <th>{t('mentions.customer')}</th>
              <th>{t('mentions.at')}</th>
              <th>{t('mentions.text')}</th>
              <th>{t('mentions.by')}</th>
            </tr>
          </thead>
          <tbody>
            {mentions.map((mention) => (
              <MentionRow
                key={mention.id}
                mention={mention}
                isNew={seen !== undefined && mention.occurredAt > seen}
              />
            ))}
          </tbody>
        </table>
      )}
      <LoadMore list={found} />
    </>
  );
}

function MentionRow({ mention, isNew }: { mention: Mention; isNew: boolean }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { customer, customerName, occurredAt, data } = mention;
  const name = useRelatedName()({ name: customerName });
  const written = text(data.text);
  const by = text(data.by);
  return (
    <tr>
      <td>
        <Link className={page.open} to={`/customers/${customer}`} lang={languageOf(name)}>
          <b>{name}</b>
          <IconChevronRight aria-hidden />
        </Link>
      </td>
      <td className={styles.at}>
        {isNew && <span className="tag good">{t('mentions.isNew')}</span>}
        <time dateTime={occurredAt} title={exact(occurredAt, language)}>
          {recent(occurredAt, language)}
        </time>
      </td>
      <td className={styles.text} lang={written && languageOf(written)}>
        {written ?? t('mentions.hidden')}
      </td>
      <td data-label={t('mentions.by')}>{by}</td>
    </tr>
  );
}
