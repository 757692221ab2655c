import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Household, OfCompany, Representation } from '../api/relations.js';
import { languageOf, shortDate } from '../format/format.js';
import { useBrowses } from '../frame/session.js';
import { useLanguage } from '../i18n/i18n.js';
import type { Ending } from './end-dialog.js';
import { RelatedName, useRelatedName } from './related-name.js';
import styles from './relations.module.css';

const MemberDialog = lazy(() => import('./member-dialog.js'));

type Member = Household['members'][number];

/** One household, or several where two were taken for one who lived in different ones. */
export function HouseholdList(props: { customer: string; households: Household[]; may: boolean }) {
  const { customer, households, may } = props;
  const { t } = useTranslation();
  const nameOf = useRelatedName();
  const [changing, setChanging] = useState<{ household: string; member: Member } | null>(null);
  const { household, member } = changing ?? {};
  return (
    <>
      {households.length > 1 && (
        <p className={styles.settle} role="note">
          {t('relations.severalHouseholds')}
        </p>
      )}
      {households.map(({ id, members }) => (
        <Group key={id} name={t('relations.household')} count={members.length}>
          {members.map((each) => (
            <Row
              key={each.customer.id ?? each.customer.name}
              act={
                may && each.customer.id
                  ? {
                      word: t('relations.change'),
                      label: t('relations.changeOf', { name: nameOf(each.customer) }),
                      onAct: () => setChanging({ household: id, member: each }),
                    }
                  : undefined
              }
            >
              {each.customer.id === customer ? (
                <span className="d2">{t('relations.self')}</span>
              ) : (
                <RelatedName related={each.customer} />
              )}
              <span className="tag">{t(`householdRole.${each.role}`)}</span>
              {each.customer.stopped && (
                <span className="tag">{t(`stopReason.${each.customer.stopped}`)}</span>
              )}
            </Row>
          ))}
          {members.length === 1 && <li className="d3">{t('relations.alone')}</li>}
        </Group>
      ))}
      <Suspense>
        {household && member?.customer.id && (
          <MemberDialog
            household={household}
            member={{ id: member.customer.id, name: nameOf(member.customer), role: member.role }}
            onClose={() => setChanging(null)}
          />
        )}
      </Suspense>
    </>
  );
}

interface RepresentationListProps {
  side: 'representatives' | 'represents';
  customer: string;
  all: Representation[];
  onEnd: ((ending: Ending) => void) | undefined;
}

/** Who speaks for the customer, or for whom they speak. What is over stays, folded. */
export function RepresentationList({ side, customer, all, onEnd }: RepresentationListProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const nameOf = useRelatedName();
  const termOf = ({ from, until }: Representation) =>
    t(until ? 'relations.term' : 'relations.openTerm', {
      from: shortDate(from, language),
      until: until ? shortDate(until, language) : '',
    });
  return (
    <Folded
      name={t(`relations.${side}`)}
      all={all}
      row={(each) => {
        const of = side === 'representatives' ? customer : each.customer.id;
        const name = nameOf(each.customer);
        return (
          <Row
            key={each.id}
            act={
              onEnd && of && !each.endedAt
                ? {
                    word: t('relations.end'),
                    label: t('relations.endOf', { name }),
                    onAct: () => onEnd({ kind: 'representative', id: each.id, customer: of, name }),
                  }
                : undefined
            }
            below={
              <>
                {[
                  t(`representedScope.${each.scope}`),
                  termOf(each),
                  t(`representedBy.${each.verification}`),
                ].join(' · ')}
                {each.note && <span lang={languageOf(each.note)}>{each.note}</span>}
              </>
            }
          >
            <RelatedName related={each.customer} />
            <span className="tag">{t(`relationship.${each.relationship}`)}</span>
            {each.state === 'upcoming' && <span className="tag">{t('relations.upcoming')}</span>}
          </Row>
        );
      }}
    />
  );
}

interface CompanyListProps {
  /** Of the customer. */
  name: string;
  companies: OfCompany[];
  onEnd: ((ending: Ending) => void) | undefined;
}

export function CompanyList({ name, companies, onEnd }: CompanyListProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const browses = useBrowses();
  return (
    <Folded
      name={t('relations.companies')}
      all={companies}
      row={({ id, company, department, title, since, endedOn }) => {
        const lang = languageOf(company.name);
        const below = [
          department,
          title,
          since && t('relations.sinceDay', { date: shortDate(since, language) }),
        ];
        return (
          <Row
            key={id}
            act={
              onEnd && !endedOn
                ? {
                    word: t('relations.end'),
                    label: t('relations.endOf', { name: company.name }),
                    onAct: () => onEnd({ kind: 'contactPerson', id, company: company.id, name }),
                  }
                : undefined
            }
            below={below.filter(Boolean).join(' · ')}
          >
            {browses ? (
              <Link className="link" to={`/companies/${company.id}`} lang={lang}>
                {company.name}
              </Link>
            ) : (
              <span lang={lang}>{company.name}</span>
            )}
          </Row>
        );
      }}
    />
  );
}

interface FoldedProps<R> {
  name: string;
  all: R[];
  row: (each: R) => ReactNode;
}

/** What holds, and what is over behind a button. */
function Folded<R extends { state: Representation['state'] }>({ name, all, row }: FoldedProps<R>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const over = all.filter(({ state }) => state === 'over');
  if (all.length === 0) return null;
  return (
    <Group name={name} count={all.length - over.length}>
      {all.filter(({ state }) => state !== 'over').map(row)}
      {open && over.map(row)}
      {over.length > 0 && (
        <li>
          <button type="button" className="link c" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('relations.over', { count: over.length })}
          </button>
        </li>
      )}
    </Group>
  );
}

function Group({ name, count, children }: { name: string; count: number; children: ReactNode }) {
  return (
    <div>
      <h3 className="c d3">
        {name} <span>{count}</span>
      </h3>
      <ul aria-label={name}>{children}</ul>
    </div>
  );
}

interface RowProps {
  act: { word: string; label: string; onAct: () => void } | undefined;
  below?: ReactNode;
  children: ReactNode;
}

function Row({ act, below, children }: RowProps) {
  return (
    <li className={styles.row}>
      <span className={styles.who}>{children}</span>
      {act && (
        <button type="button" className="link c" aria-label={act.label} onClick={act.onAct}>
          {act.word}
        </button>
      )}
      {below && <span className={`c d3 ${styles.below}`}>{below}</span>}
    </li>
  );
}
