import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../api/api.js';
import { useBrowses } from '../frame/session.js';
import { TopBar } from '../frame/top-bar.js';
import { LiveState } from '../timeline/live-state.js';
import { WaitingPill } from '../timeline/timeline-view.js';
import type { Timeline } from '../timeline/use-timeline.js';
import { Actions } from './actions.js';
import { useCustomerName } from './customer-name.js';
import type { Width } from './use-width.js';
import styles from './customer.module.css';

interface CustomerBarProps {
  customer: CustomerDetail | undefined;
  /** Whether there is nothing left to show. */
  erased: boolean;
  timeline: Timeline;
  width: Width;
  recording: boolean;
  onRecord: () => void;
  onFacts: () => void;
  onShowWaiting: () => void;
}

/** Who is on screen, whether the line is live, and what can be done for them. */
export function CustomerBar(props: CustomerBarProps) {
  const { customer, erased, timeline, width, recording, onRecord, onFacts, onShowWaiting } = props;
  const { t } = useTranslation();
  const name = useCustomerName();
  const browses = useBrowses();
  const named = customer && name(customer);
  return (
    <TopBar
      title={named?.polite ?? (erased ? t('rights.erasedCustomer') : '')}
      titleLang={named?.lang}
      parent={
        browses
          ? { to: '/customers', name: t('menu.customers'), back: t('customer.back') }
          : { to: '/desk', name: t('menu.desk'), back: t('customer.backToDesk') }
      }
      heading={erased}
    >
      {customer && (
        <>
          <LiveState stream={timeline.stream} waiting={timeline.waiting} />
          {width === 'phone' && timeline.waiting > 0 && (
            <WaitingPill count={timeline.waiting} onShow={onShowWaiting} />
          )}
          {width === 'middle' && (
            <button
              type="button"
              className={styles.factsButton}
              aria-label={t('facts.open')}
              onClick={onFacts}
            >
              <IconInfoCircle aria-hidden />
            </button>
          )}
          <Actions customer={customer} recording={recording} onRecord={onRecord} />
        </>
      )}
    </TopBar>
  );
}
