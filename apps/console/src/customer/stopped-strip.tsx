import { IconBellOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { resumeContact, type ContactStop } from '../api/contact-stop.js';
import { date } from '../format/format.js';
import { SaveDialog } from '../frame/save-dialog.js';
import { useMay, useMe } from '../frame/session.js';
import { useLanguage } from '../i18n/i18n.js';
import { useContactStop } from './use-contact-stop.js';
import styles from './customer.module.css';

/** Stands above everything while nobody is to tell, ask or offer anything. */
export function StoppedStrip({ customer, stopped }: { customer: string; stopped: ContactStop }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { partner } = useMe();
  const may = useMay()('customers.stop') && partner === null;
  const [resuming, setResuming] = useState(false);
  return (
    <div className={styles.stopped} role="note">
      <IconBellOff aria-hidden />
      <b>{t(`stopReason.${stopped.reason}`)}</b>
      <span>
        {stopped.on && (
          <time dateTime={stopped.on}>{t('stop.day', { date: date(stopped.on, language) })}</time>
        )}
        {t('stop.nothing')}
      </span>
      {may && (
        <button type="button" className="link" onClick={() => setResuming(true)}>
          {t('stop.resume')}
        </button>
      )}
      {resuming && <ResumeDialog customer={customer} onClose={() => setResuming(false)} />}
    </div>
  );
}

function ResumeDialog({ customer, onClose }: { customer: string; onClose: () => void }) {
  const { t } = useTranslation();
  const resuming = useContactStop(customer, () => resumeContact(customer), 'stop.resumed');
  return (
    <SaveDialog
      title={t('stop.resumeTitle')}
      save={t('stop.resume')}
      busy={resuming.isPending}
      error={resuming.error}
      onSave={() => resuming.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{t('stop.resumeHint')}</p>
    </SaveDialog>
  );
}
