import { Button, Tooltip } from '@mantine/core';
import { IconMail, IconPencil, IconPhone, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../api/api.js';
import { useMay } from '../frame/session.js';
import styles from './customer.module.css';

interface ActionsProps {
  customer: CustomerDetail | undefined;
  recording: boolean;
  onRecord: () => void;
}

/** Call, mail, record. What cannot be done stays in its place and says why. */
export function Actions({ customer, recording, onRecord }: ActionsProps) {
  const { t } = useTranslation();
  const may = useMay()('contacts.write');
  return (
    <div className={styles.actions}>
      <Reach
        icon={IconPhone}
        name={t('actions.call')}
        missing={t('actions.noPhone')}
        href={customer?.phones[0] && `tel:${customer.phones[0]}`}
      />
      <Reach
        icon={IconMail}
        name={t('actions.mail')}
        missing={t('actions.noMail')}
        href={customer?.mails[0] && `mailto:${customer.mails[0]}`}
      />
      <Tooltip label={t('actions.mayNotRecord')} disabled={may}>
        <Button
          onClick={may ? onRecord : undefined}
          disabled={!customer}
          aria-disabled={!may || undefined}
          aria-expanded={recording}
          leftSection={<IconPencil aria-hidden />}
          rightSection={<kbd>N</kbd>}
        >
          {t('actions.record')}
        </Button>
      </Tooltip>
    </div>
  );
}

interface ReachProps {
  icon: Icon;
  name: string;
  href: string | undefined;
  missing: string;
}

function Reach({ icon: Picture, name, href, missing }: ReachProps) {
  const picture = <Picture aria-hidden />;
  if (href) {
    return (
      <Button
        component="a"
        href={href}
        aria-label={name}
        variant="default"
        leftSection={picture}
        className={styles.reach}
      >
        {name}
      </Button>
    );
  }
  return (
    <Tooltip label={missing}>
      <Button variant="default" aria-disabled leftSection={picture} className={styles.reach}>
        {name}
        <span className="vh">{missing}</span>
      </Button>
    </Tooltip>
  );
}
