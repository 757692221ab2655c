import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Timeline } from './use-timeline.js';

const AT_MOST_EVERY = 10_000;

/** What a screen reader is told of new entries: how many, politely, and at most every ten seconds. */
export function useAnnouncement({ arrived }: Timeline): string {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const told = useRef({ count: 0, at: -AT_MOST_EVERY });
  useEffect(() => {
    if (arrived === told.current.count) return;
    const due = Math.max(0, told.current.at + AT_MOST_EVERY - performance.now());
    const timer = window.setTimeout(() => {
      setSaid(t('timeline.arrived', { count: arrived - told.current.count }));
      told.current = { count: arrived, at: performance.now() };
    }, due);
    return () => window.clearTimeout(timer);
  }, [arrived, t]);
  return said;
}
