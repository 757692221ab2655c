import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import {
  contactChannels,
  getCustomer,
  Problem,
  recordContact,
  type Candidate,
  type NewContact,
  type TellableItem,
} from '../api/api.js';
import { useWord } from '../i18n/i18n.js';
import { Choices, FieldGroup } from '../record/choices.js';
import { channelIcons } from '../timeline/entry-icon.js';
import styles from './identify.module.css';

const OPENS_WITHIN_LOOKS = 40;
const LOOK_EVERY_MS = 250;

/** Records that a contact with the identified customer begins, and leads to their record once it is open. */
export function Begin({ candidate, items }: { candidate: Candidate; items: TellableItem[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const word = useWord();
  const [channel, setChannel] = useState<NewContact['channel']>('phone');
  const [who, setWho] = useState('self');
  const [relation, setRelation] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const representative = who === 'other' ? relation.trim() : undefined;
  const begin = useMutation({
    mutationFn: async () => {
      const customer = { origin: candidate.origin };
      await recordContact(
        { customer, channel, direction: 'in', verification: { items, representative }, closed: false },
        key,
      );
      await opened(queryClient, candidate.id);
    },
    onSuccess: () => void navigate(`/customers/${candidate.id}`),
  });
  return (
    <div className={styles.begin}>
      <FieldGroup label={t('identify.who')}>
        <Choices
          options={[
            { value: 'self', label: t('identify.self') },
            { value: 'other', label: t('identify.representative') },
          ]}
          value={who}
          onChange={setWho}
        />
      </FieldGroup>
      {who === 'other' && (
        <TextInput
          label={t('identify.relation')}
          placeholder={t('identify.relationExample')}
          value={relation}
          maxLength={64}
          onChange={({ currentTarget }) => setRelation(currentTarget.value)}
        />
      )}
      <FieldGroup label={t('record.channel')}>
        <Choices
          department="care"
          options={contactChannels.map((code) => ({
            value: code,
            label: word('channel', code),
            icon: channelIcons[code],
          }))}
          value={channel}
          onChange={(code) => setChannel(code as NewContact['channel'])}
        />
      </FieldGroup>
      {begin.isError && (
        <p className={styles.refused} role="alert">
          {t('identify.failed.other')}
        </p>
      )}
      <Button loading={begin.isPending} disabled={representative === ''} onClick={() => begin.mutate()}>
        {t('identify.begin')}
      </Button>
    </div>
  );
}

/** The record opens a moment after the contact, when its fact has arrived; its page then finds it fetched. */
const opened = (queryClient: QueryClient, customer: string) =>
  queryClient.fetchQuery({
    queryKey: ['customer', customer],
    queryFn: ({ signal }) => getCustomer(customer, signal),
    retry: (looks, error) => error instanceof Problem && error.status === 403 && looks < OPENS_WITHIN_LOOKS,
    retryDelay: LOOK_EVERY_MS,
  });
