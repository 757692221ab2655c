import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CaseView, RightsCase } from '../api/rights.js';
import page from '../frame/page.module.css';
import { CaseCustomer } from './case-customer.js';
import { CaseTag } from './case-tags.js';
import { Day } from './day.js';

export function CaseTable({ state, cases }: { state: CaseView; cases: RightsCase[] }) {
  const { t } = useTranslation();
  return (
    <table className={`${page.table} ${page.stacked}`} aria-label={t(`rights.${state}`)}>
      <thead>
        <tr>
          <th>{t('rights.request')}</th>
          <th>{t(state === 'open' ? 'rights.left' : 'rights.stateColumn')}</th>
          <th>{t('rights.customer')}</th>
          <th>{t('rights.requestedBy')}</th>
          <th>{t(state === 'open' ? 'rights.owner' : 'rights.answeredBy')}</th>
          <th>{t('rights.received')}</th>
          <th>{t(state === 'open' ? 'rights.due' : 'rights.answered')}</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((each) => (
          <Row key={each.id} rightsCase={each} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ rightsCase }: { rightsCase: RightsCase }) {
  const { t } = useTranslation();
  const { id, kind, state, customer, requestedBy, receivedAt, dueAt, answeredAt } = rightsCase;
  const by = state === 'open' ? rightsCase.owner : rightsCase.answeredBy;
  return (
    <tr>
      <td>
        <Link className={page.open} to={`/rights-cases/${id}`}>
          <b>{t(`rightsKind.${kind}`)}</b>
          <IconChevronRight aria-hidden />
        </Link>
      </td>
      <td>
        <CaseTag rightsCase={rightsCase} />
      </td>
      <td data-label={t('rights.customer')}>
        <CaseCustomer customer={customer} />
      </td>
      <td data-label={t('rights.requestedBy')}>{t(`requester.${requestedBy}`)}</td>
      <td data-label={t(state === 'open' ? 'rights.owner' : 'rights.answeredBy')}>
        {by ? <span lang="ja">{by}</span> : <span className="d3">{t('rights.nobody')}</span>}
      </td>
      <td data-label={t('rights.received')}>
        <Day at={receivedAt} />
      </td>
      <td data-label={t(state === 'open' ? 'rights.due' : 'rights.answered')}>
        <Day at={state === 'open' ? dueAt : answeredAt} />
      </td>
    </tr>
  );
}
