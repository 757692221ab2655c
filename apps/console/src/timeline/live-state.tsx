import { IconAlertTriangle, IconClock, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getSystemHealth } from '../api/api.js';
import type { Timeline } from './use-timeline.js';
import styles from './timeline.module.css';

/** A delay that a person should know of. */
const DELAYED_SECONDS = 5;
const ASK_EVERY_MS = 10_000;

/** What the other services keep from the line: the stream itself tells of the last one alone. */
function useServices(): { delayedSeconds: number; down: boolean } {
  const health = useQuery({
    queryKey: ['health'],
    queryFn: getSystemHealth,
    refetchInterval: ASK_EVERY_MS,
    retry: false,
  });
  const services = health.data?.services ?? [];
  const delays = services
    .map(({ lagSeconds }) => lagSeconds ?? 0)
    .filter((seconds) => seconds >= DELAYED_SECONDS);
  return { delayedSeconds: Math.max(0, ...delays), down: services.some(({ live }) => !live) };
}

/** Whether the line is live, said in words: delayed when the services behind lag, paused when the connection is lost. */
export function LiveState({ stream, waiting }: { stream: Timeline['stream']; waiting: number }) {
  const { t } = useTranslation();
  const { state } = stream;
  const services = useServices();
  const lagSeconds = Math.max(stream.lagSeconds, services.delayedSeconds);
  const late = lagSeconds > 0 || services.down;
  return (
    <span className={styles.live} role="status" data-state={state} data-delayed={late || undefined}>
      {state === 'lost' && (
        <span className="tag warn">
          <IconPlugConnectedX aria-hidden />
          <span className={styles.roomy}>{t('live.lost')}</span>
          <span className={styles.brief}>{t('live.lostShort')}</span>
        </span>
      )}
      {state === 'back' && (
        <span className="state good">
          {waiting > 0 ? t('live.backWith', { count: waiting }) : t('live.back')}
        </span>
      )}
      {state === 'live' && <span className="state good">{t('live.live')}</span>}
      {state === 'connecting' && <span className="state">{t('live.connecting')}</span>}
      {services.down && lagSeconds === 0 && state !== 'lost' && (
        <span className="tag warn" title={t('live.delayedHint')}>
          <IconAlertTriangle aria-hidden />
          {t('live.partly')}
        </span>
      )}
      {lagSeconds > 0 && state !== 'lost' && (
        <span className="tag warn" title={t('live.delayedHint')}>
          <IconClock aria-hidden />
          {t('live.delayed', { count: Math.round(lagSeconds) })}
        </span>
      )}
    </span>
  );
}
