import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../api/api.js';
import { correctProfile, type Correction, type PostalAddress } from '../api/profile.js';
import { refuses, SaveDialog } from '../frame/save-dialog.js';
import { toast } from '../frame/toasts.js';
import styles from './customer.module.css';

const addressFields = ['postalCode', 'prefecture', 'line1', 'line2'] as const;

/** What somebody of a department knows better. Only what was changed here is sent, so that nothing else is claimed. */
export function CorrectDialog({ customer, onClose }: { customer: CustomerDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(customer.name?.full ?? '');
  const [kana, setKana] = useState(customer.kana ?? '');
  const [birthday, setBirthday] = useState(customer.birthday ?? '');
  const [address, setAddress] = useState<PostalAddress>(customer.address ?? {});
  const queryClient = useQueryClient();
  const saving = useMutation({
    mutationFn: (correction: Correction) => correctProfile(customer.id, correction),
    onSuccess: () => {
      toast(t('profile.saved'));
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['customer', customer.id] }),
  });
  const save = () => {
    const correction = correctionOf(customer, { name, kana, birthday, address });
    if (Object.keys(correction).length === 0) onClose();
    else saving.mutate(correction);
  };
  const wrong = (pointer: string) => refuses(saving.error, pointer) && t('profile.fix');
  return (
    <SaveDialog
      title={t('profile.correctTitle')}
      save={t('save.save')}
      busy={saving.isPending}
      error={saving.error}
      onSave={save}
      onClose={onClose}
    >
      <p className="s d2">{t('profile.hint')}</p>
      <TextInput
        label={t('profileField.name')}
        value={name}
        maxLength={128}
        error={wrong('/name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('profileField.kana')}
        value={kana}
        maxLength={128}
        error={wrong('/kana')}
        onChange={(event) => setKana(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('profileField.birthday')}
        value={birthday}
        error={wrong('/birthday')}
        onChange={(event) => setBirthday(event.currentTarget.value)}
      />
      <fieldset className={styles.address}>
        <legend>{t('profileField.address')}</legend>
        {addressFields.map((field) => (
          <TextInput
            key={field}
            label={t(`profile.${field}`)}
            value={address[field] ?? ''}
            error={wrong(`/address/${field}`)}
            onChange={(event) => setAddress({ ...address, [field]: event.currentTarget.value })}
          />
        ))}
      </fieldset>
    </SaveDialog>
  );
}

interface Written {
  name: string;
  kana: string;
  birthday: string;
  address: PostalAddress;
}

/** What is other than before. A field that was emptied says nothing: it cannot be taken back. */
function correctionOf(before: CustomerDetail, { name, kana, birthday, address }: Written): Correction {
  const written = Object.fromEntries(
    addressFields.flatMap((field) => {
      const value = address[field]?.trim();
      return value ? [[field, value]] : [];
    }),
  );
  const isOther = JSON.stringify(written) !== JSON.stringify(inOrder(before.address ?? {}));
  return {
    ...(name.trim() && name.trim() !== before.name?.full ? { name: name.trim() } : {}),
    ...(kana.trim() && kana.trim() !== before.kana ? { kana: kana.trim() } : {}),
    ...(birthday && birthday !== before.birthday ? { birthday } : {}),
    ...(isOther && Object.keys(written).length > 0 ? { address: written } : {}),
  };
}

const inOrder = (address: PostalAddress): PostalAddress =>
  Object.fromEntries(addressFields.flatMap((field) => (address[field] ? [[field, address[field]]] : [])));
