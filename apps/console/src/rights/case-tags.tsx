import { IconAlertTriangle, IconCheck, IconClock, IconLoader, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RightsCase } from '../api/rights.js';
import { daysLeft } from './due.js';

/** From so few days on a clock asks to be looked at. */
const SOON = 3;

/** What is left of a case's clock: colour, sign and word. */
export function ClockTag({ dueAt }: { dueAt: string }) {
  const { t } = useTranslation();
  const left = daysLeft(dueAt);
  if (left < 0) {
    return (
      <span className="tag bad">
        <IconAlertTriangle aria-hidden />
        {t('rights.clock.over', { count: -left })}
      </span>
    );
  }
  return (
    <span className={left <= SOON ? 'tag warn' : 'tag'}>
      <IconClock aria-hidden />
      {left === 0 ? t('rights.clock.today') : t('rights.clock.left', { count: left })}
    </span>
  );
}

const looks = {
  erasing: { tag: 'tag warn', icon: IconLoader },
  answered: { tag: 'tag good', icon: IconCheck },
  erased: { tag: 'tag good', icon: IconCheck },
  refused: { tag: 'tag', icon: IconX },
} as const;

/** What came of a case, or its clock while it is open. */
export function CaseTag({ rightsCase: { state, kind, dueAt } }: { rightsCase: RightsCase }) {
  const { t } = useTranslation();
  if (state === 'open') return <ClockTag dueAt={dueAt} />;
  const shown = kind === 'erasure' && state === 'answered' ? 'erased' : state;
  const { tag, icon: Picture } = looks[shown];
  return (
    <span className={tag}>
      <Picture aria-hidden />
      {t(`rights.state.${shown}`)}
    </span>
  );
}
