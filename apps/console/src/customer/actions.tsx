import { Button, Tooltip } from '@mantine/core';
import { IconMail, IconPencil, IconPhone, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../api/api.js';
import { useMay, useMe } from '../frame/session.js';
import styles from './customer.module.css';

interface ActionsProps {
  customer: CustomerDetail | undefined;
  recording: boolean;
  onRecord: () => void;
}

/** Call, mail, record. What cannot be done stays in its place and says why. */
export function Actions({ customer, recording, onRecord }: ActionsProps) {
  const { t } = useTranslation();
  const permitted = useMay();
  const { partner } = useMe();
  // A partner's contact begins at the desk, with who is calling.
  const may = permitted('contacts.write') && partner === null;
  const sees = permitted('personal.read');
  return (
    <div className={styles.actions}>
      <Reach
        icon={IconPhone}
        name={t('actions.call')}
        missing={t(sees ? 'actions.noPhone' : 'actions.masked')}
        href={sees ? customer?.phones[0] && `tel:${customer.phones[0]}` : undefined}
      />
      <Reach
        icon={IconMail}
        name={t('actions.mail')}
        missing={t(sees ? 'actions.noMail' : 'actions.masked')}
        href={sees ? customer?.mails[0] && `mailto:${customer.mails[0]}` : undefined}
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
