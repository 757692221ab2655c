import { Button, Textarea, TextInput } from '@mantine/core';
import { IconPhoneIncoming, IconPhoneOutgoing } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { contactChannels, feelings, type CustomerDetail } from '../api/api.js';
import { useWord } from '../i18n/i18n.js';
import { PurposeLine } from '../purposes/purpose-line.js';
import { channelIcons } from '../timeline/entry-icon.js';
import { Choices, FieldGroup } from './choices.js';
import { DealField } from './deal-field.js';
import type { Draft, DraftField } from './draft.js';
import { FormFrame } from './form-frame.js';
import { ReasonPicker } from './reason-picker.js';
import { ResolutionField } from './resolution-field.js';
import { useRecord } from './use-record.js';

interface RecordFormProps {
  /** With whom; null for somebody who is no customer yet. */
  customer: CustomerDetail | null;
  /** Whose draft it is: the id of the customer's page, or `new`. */
  scope: string;
  onDone: () => void;
  onCancel?: (() => void) | undefined;
  /** Tells the page around what is being typed, such as a number to look for. */
  onDraft?: (draft: Draft) => void;
}

export function RecordForm({ customer, scope, onDone, onCancel, onDraft }: RecordFormProps) {
  const { t } = useTranslation();
  const { draft, set, errors, problem, busy, complete, saveOpen } = useRecord(
    customer,
    scope,
    onDone,
    onDraft,
  );
  const ready = draft.customerReason !== '' && draft.dealReason !== '';
  return (
    <FormFrame
      title={t('record.title')}
      hint={t('record.kept')}
      problem={problem}
      errors={errors}
      onComplete={complete}
      onCancel={onCancel}
      footer={
        <>
          <Button variant="default" onClick={saveOpen} disabled={busy}>
            {t('record.saveOpen')}
          </Button>
          <Button
            type="submit"
            loading={busy}
            aria-disabled={!ready || undefined}
            rightSection={<kbd>⌘⏎</kbd>}
          >
            {t('record.complete')}
          </Button>
        </>
      }
      footnote={ready ? '' : t('record.needsReasons')}
    >
      {!customer && <CallerFields {...{ draft, set, errors }} />}
      <HowFields {...{ draft, set, errors }} />
      {customer && (
        <DealField
          customer={customer.id}
          value={draft.orderId}
          error={errors.orderId}
          onChange={(orderId) => set({ orderId })}
        />
      )}
      <ReasonPicker
        axis="customer"
        value={draft.customerReason}
        error={errors.customerReason}
        onChange={(customerReason) => set({ customerReason })}
      />
      <ReasonPicker
        axis="deal"
        value={draft.dealReason}
        error={errors.dealReason}
        onChange={(dealReason) => set({ dealReason })}
      />
      <WordFields {...{ draft, set, errors }} />
      <ResolutionField
        value={draft.resolution}
        error={errors.resolution}
        onChange={(resolution) => set({ resolution })}
      />
      <FeelingField {...{ draft, set, errors }} />
      <PurposeLine place="contact" />
    </FormFrame>
  );
}

interface FieldsProps {
  draft: Draft;
  set: (changed: Partial<Draft>) => void;
  errors: Partial<Record<DraftField, string>>;
}

function HowFields({ draft, set, errors }: FieldsProps) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <>
      <FieldGroup label={t('record.channel')} error={errors.channel}>
        <Choices
          department="care"
          options={contactChannels.map((code) => ({
            value: code,
            label: word('channel', code),
            icon: channelIcons[code],
          }))}
          value={draft.channel}
          onChange={(channel) => set({ channel: channel as Draft['channel'] })}
        />
      </FieldGroup>
      <FieldGroup label={t('record.direction')} error={errors.direction}>
        <Choices
          department="care"
          options={[
            { value: 'in', label: t('record.in'), icon: IconPhoneIncoming },
            { value: 'out', label: t('record.out'), icon: IconPhoneOutgoing },
          ]}
          value={draft.direction}
          onChange={(direction) => set({ direction: direction as Draft['direction'] })}
        />
      </FieldGroup>
    </>
  );
}

function WordFields({ draft, set, errors }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Textarea
        label={t('record.quote')}
        placeholder={t('record.quoteHint')}
        autosize
        minRows={2}
        maxRows={8}
        value={draft.quote}
        error={errors.quote}
        onChange={(event) => set({ quote: event.currentTarget.value })}
      />
      <Textarea
        label={t('record.note')}
        placeholder={t('record.noteHint')}
        autosize
        minRows={3}
        maxRows={12}
        value={draft.note}
        error={errors.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
    </>
  );
}

function FeelingField({ draft, set, errors }: FieldsProps) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <FieldGroup label={t('record.feeling')} error={errors.feeling}>
      <Choices
        clearable
        options={feelings.map((code) => ({ value: code, label: word('feeling', code) }))}
        value={draft.feeling}
        onChange={(feeling) => set({ feeling: feeling as Draft['feeling'] })}
      />
    </FieldGroup>
  );
}

function CallerFields({ draft, set, errors }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        type="tel"
        inputMode="tel"
        autoComplete="off"
        label={t('record.phone')}
        description={t('record.phoneHint')}
        value={draft.phone}
        error={errors.phone}
        onChange={(event) => set({ phone: event.currentTarget.value })}
      />
      <TextInput
        type="text"
        inputMode="email"
        autoComplete="off"
        label={t('record.mail')}
        value={draft.mail}
        error={errors.mail}
        onChange={(event) => set({ mail: event.currentTarget.value })}
      />
    </>
  );
}
