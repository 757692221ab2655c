import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { startOf } from '../api/api.js';
import {
  openCase,
  requesters,
  rightsChannels,
  rightsKinds,
  shownItems,
  type NewCase,
  type RightsKind,
  type ShownItem,
} from '../api/rights.js';
import { dayKey } from '../format/format.js';
import page from '../frame/page.module.css';
import { refuses, SaveDialog } from '../frame/save-dialog.js';
import { useItemWord } from './case-facts.js';
import { useRightsAct } from './use-rights.js';
import styles from './rights.module.css';

const emptyDraft = () => ({
  kind: '' as RightsKind | '',
  requestedBy: 'person' as NewCase['requestedBy'],
  channel: 'phone' as NewCase['channel'],
  verification: [] as ShownItem[],
  receivedOn: '',
  note: '',
});
type Draft = ReturnType<typeof emptyDraft>;

/** What is sent: a request of today came just now, one of an earlier day at its beginning, so that no clock is too long. */
function caseOf(
  customer: string,
  kind: RightsKind,
  { receivedOn, note, ...draft }: Draft,
  today: string,
): NewCase {
  const earlier = receivedOn && receivedOn < today ? startOf(receivedOn)!.toISOString() : null;
  return {
    customer,
    ...draft,
    kind,
    ...(note.trim() ? { note: note.trim() } : {}),
    ...(earlier ? { receivedAt: earlier } : {}),
  };
}

/** What somebody asks for, and how they showed that they may: from now on there is a case with a clock. */
export default function OpenCaseDialog({ customer, onClose }: { customer: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(emptyDraft);
  const [key, setKey] = useState<string>(() => crypto.randomUUID());
  const [asked, setAsked] = useState(false);
  const change = (changed: Partial<Draft>) => {
    setDraft({ ...draft, ...changed });
    setKey(crypto.randomUUID());
  };
  const saving = useRightsAct(customer, (body: NewCase) => openCase(body, key), 'rights.saved', onClose);
  const today = dayKey(Date.now());
  const isFuture = draft.receivedOn > today;
  const isUnverified = draft.kind === 'disclosure' && draft.verification.length === 0;
  const save = () => {
    setAsked(true);
    if (!draft.kind || isFuture || isUnverified) return;
    saving.mutate(caseOf(customer, draft.kind, draft, today));
  };
  return (
    <SaveDialog
      title={t('rights.beginTitle')}
      save={t('rights.save')}
      busy={saving.isPending}
      error={saving.error}
      onSave={save}
      onClose={onClose}
    >
      <p className="s d2">{t('rights.beginHint')}</p>
      <NativeSelect
        label={t('rights.kind')}
        description={draft.kind && t(`rights.kindHint.${draft.kind}`)}
        required
        value={draft.kind}
        error={asked && !draft.kind && t('rights.fix.kind')}
        data={[
          { value: '', label: t('rights.choose') },
          ...rightsKinds.map((each) => ({ value: each, label: t(`rightsKind.${each}`) })),
        ]}
        onChange={(event) => change({ kind: event.currentTarget.value as Draft['kind'] })}
      />
      <Asker
        draft={draft}
        fault={
          ((asked && isUnverified) || refuses(saving.error, '/verification')) && t('rights.fix.verification')
        }
        onChange={change}
      />
      <TextInput
        type="date"
        label={t('rights.receivedOn')}
        description={t('rights.receivedHint')}
        max={today}
        value={draft.receivedOn}
        error={((asked && isFuture) || refuses(saving.error, '/receivedAt')) && t('rights.fix.receivedOn')}
        onChange={(event) => change({ receivedOn: event.currentTarget.value })}
      />
      <Textarea
        label={t('rights.note')}
        rows={2}
        maxLength={8000}
        value={draft.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </SaveDialog>
  );
}

/** Who asks, on which way, and by what they showed who they are. */
function Asker(props: {
  draft: Draft;
  /** What is wrong with how they showed who they are. */
  fault: string | false;
  onChange: (changed: Partial<Draft>) => void;
}) {
  const { draft, fault, onChange } = props;
  const { t } = useTranslation();
  const itemWord = useItemWord();
  return (
    <>
      <div className={page.pair}>
        <NativeSelect
          label={t('rights.requestedBy')}
          value={draft.requestedBy}
          data={requesters.map((each) => ({ value: each, label: t(`requester.${each}`) }))}
          onChange={(event) => onChange({ requestedBy: event.currentTarget.value as Draft['requestedBy'] })}
        />
        <NativeSelect
          label={t('rights.channel')}
          value={draft.channel}
          data={rightsChannels.map((each) => ({ value: each, label: t(`channel.${each}`) }))}
          onChange={(event) => onChange({ channel: event.currentTarget.value as Draft['channel'] })}
        />
      </div>
      <Checkbox.Group
        label={t('rights.items')}
        error={fault}
        value={draft.verification}
        onChange={(chosen) => onChange({ verification: chosen as ShownItem[] })}
      >
        <div className={styles.items}>
          {shownItems.map((each) => (
            <Checkbox key={each} value={each} label={itemWord(each)} />
          ))}
        </div>
      </Checkbox.Group>
    </>
  );
}
