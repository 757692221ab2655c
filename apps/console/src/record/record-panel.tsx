import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../api/api.js';
import { CloseForm } from './close-form.js';
import { RecordForm } from './record-form.js';
import styles from './record.module.css';

/** A new record, or the completion of a contact that was left open. */
export type Panel = { kind: 'record' } | { kind: 'close'; contactId: string };

interface RecordPanelProps {
  panel: Panel;
  customer: CustomerDetail;
  /** The id of the customer's page; while they are being merged the customer's own is another for a moment. */
  scope: string;
  /** On phones the form covers the page. */
  sheet: boolean;
  onClose: () => void;
}

export default function RecordPanel({ panel, customer, scope, sheet, onClose }: RecordPanelProps) {
  const { t } = useTranslation();
  const form =
    panel.kind === 'record' ? (
      <RecordForm customer={customer} scope={scope} onDone={onClose} onCancel={onClose} />
    ) : (
      <CloseForm
        key={panel.contactId}
        contactId={panel.contactId}
        customerId={customer.id}
        onDone={onClose}
        onCancel={onClose}
      />
    );
  if (!sheet) return form;
  return (
    <Modal.Root opened onClose={onClose} fullScreen>
      <Modal.Content radius={0} aria-label={t('record.title')}>
        <Modal.Body className={styles.sheet}>{form}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
