import { IconClock, IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Timeline } from './use-timeline.js';
import styles from './timeline.module.css';

/** Whether the line is live, said in words: delayed when the services behind lag, paused when the connection is lost. */
export function LiveState({ stream, waiting }: { stream: Timeline['stream']; waiting: number }) {
  const { t } = useTranslation();
  const { state, lagSeconds } = stream;
  return (
    <span className={styles.live} role="status" data-state={state} data-delayed={lagSeconds > 0 || undefined}>
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
      {lagSeconds > 0 && state !== 'lost' && (
        <span className="tag warn" title={t('live.delayedHint')}>
          <IconClock aria-hidden />
          {t('live.delayed', { count: Math.round(lagSeconds) })}
        </span>
      )}
    </span>
  );
}
