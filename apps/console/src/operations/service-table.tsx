import {
  IconAlertTriangle,
  IconCircleCheck,
  IconChevronDown,
  IconChevronRight,
  IconClock,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instance } from '../api/operations.js';
import { count } from '../format/format.js';
import { useWord } from '../i18n/i18n.js';
import page from '../frame/page.module.css';
import styles from './operations.module.css';

/** One row for each process; a row opens to its partitions. */
export function ServiceTable({ instances }: { instances: Instance[] }) {
  const { t } = useTranslation();
  const several = new Set(instances.filter(({ number }) => number > 1).map(({ service }) => service));
  return (
    <table className={`${page.table} ${page.stacked}`} aria-labelledby="services">
      <thead>
        <tr>
          <th>{t('operations.service')}</th>
          <th>{t('operations.state')}</th>
          <th className="num">{t('operations.delay')}</th>
          <th className="num">{t('operations.lag')}</th>
          <th className="num">{t('operations.unpublished')}</th>
          <th className="num">{t('operations.parked')}</th>
          <th className="num">{t('operations.letters')}</th>
        </tr>
      </thead>
      <tbody>
        {instances.map((instance) => (
          <Row
            key={`${instance.service} ${instance.number}`}
            instance={instance}
            numbered={several.has(instance.service)}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row({ instance, numbered }: { instance: Instance; numbered: boolean }) {
  const { t } = useTranslation();
  const word = useWord();
  const [open, setOpen] = useState(false);
  const { service, number, delayedSeconds, oldestUnpublishedSeconds, parkedKeys, partitions, deadLetters } =
    instance;
  const letters = deadLetters.reduce((sum, each) => sum + each.letters, 0);
  const silent = delayedSeconds === null;
  const seconds = (value: number | null) =>
    value === null
      ? t('operations.unknown')
      : t('operations.seconds', { count: Math.round(value), number: count(Math.round(value)) });
  const figure = (value: number | null, label: string) => (
    <td className="num" data-label={label} data-some={Boolean(value) || undefined}>
      {value === null ? t('operations.unknown') : count(value)}
    </td>
  );
  const Arrow = open ? IconChevronDown : IconChevronRight;
  return (
    <>
      <tr>
        <td>
          <button type="button" className={page.open} aria-expanded={open} onClick={() => setOpen(!open)}>
            <Arrow aria-hidden />
            <b>{word('service', service)}</b>
            {numbered && <small>{number}</small>}
          </button>
        </td>
        <td>
          <State instance={instance} />
        </td>
        <td className="num" data-label={t('operations.delay')}>
          {seconds(delayedSeconds)}
        </td>
        {figure(
          silent ? null : partitions.reduce((sum, each) => sum + each.messages, 0),
          t('operations.lag'),
        )}
        <td className="num" data-label={t('operations.unpublished')}>
          {seconds(oldestUnpublishedSeconds)}
        </td>
        {figure(parkedKeys, t('operations.parked'))}
        {figure(silent ? null : letters, t('operations.letters'))}
      </tr>
      {open && (
        <tr className={page.more}>
          <td colSpan={7}>
            <Partitions instance={instance} />
          </td>
        </tr>
      )}
    </>
  );
}

function State({ instance: { live, ready, halted } }: { instance: Instance }) {
  const { t } = useTranslation();
  if (!live)
    return (
      <span className="tag bad">
        <IconAlertTriangle aria-hidden />
        {halted ? t('operations.halted') : t('operations.dead')}
      </span>
    );
  if (!ready)
    return (
      <span className="tag warn">
        <IconClock aria-hidden />
        {t('operations.notReady')}
      </span>
    );
  return (
    <span className="tag good">
      <IconCircleCheck aria-hidden />
      {t('operations.well')}
    </span>
  );
}

function Partitions({ instance: { partitions, halted } }: { instance: Instance }) {
  const { t } = useTranslation();
  return (
    <>
      {halted && (
        <p className={styles.halted} lang="en">
          {halted}
        </p>
      )}
      {partitions.length === 0 && <p className="s d2">{t('operations.noPartitions')}</p>}
      <ul className={styles.partitions}>
        {partitions.map(({ topic, partition, messages, waiting }) => (
          <li key={`${topic}/${partition}`}>
            <span>
              {topic} <small>{partition}</small>
            </span>
            <span>
              {t('operations.messages', { count: messages, number: count(messages) })}
              {waiting && <small lang="en"> {waiting}</small>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
