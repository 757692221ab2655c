import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/api.js';
import { consentStates, type CustomerConsents } from '../api/consents.js';
import { refuses, SaveDialog } from '../frame/save-dialog.js';
import { useLanguage } from '../i18n/i18n.js';
import { emptyDraft, needsForm, placesOf, saidOf, toFix, type Draft, type DraftField } from './draft.js';
import { useRecordConsents } from './use-consents.js';
import { Where } from './where.js';
import styles from './consents.module.css';

interface ConsentDialogProps {
  customer: string;
  /** What there is to choose from. */
  consents: CustomerConsents;
  onClose: () => void;
}

/** What a customer said they want to be told: of some purposes, at some addresses, in one act. */
export default function ConsentDialog({ customer, consents, onClose }: ConsentDialogProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => emptyDraft(crypto.randomUUID()));
  const change = (changed: Partial<Draft>) => setDraft({ ...draft, ...changed, key: crypto.randomUUID() });
  const [asked, setAsked] = useState(false);
  const saving = useRecordConsents(customer, onClose);
  const places = placesOf(consents.addresses);
  const missing = toFix(draft, places);
  const save = () => {
    setAsked(true);
    if (missing.length === 0) saving.mutate({ said: saidOf(draft, places), key: draft.key });
  };
  const refused = refusedField(saving.error, draft);
  const wrong = (field: DraftField) =>
    ((asked && missing.includes(field)) || refused === field) &&
    t(`consents.fix.${field === 'places' && isAlike(saving.error) ? 'alike' : field}`);
  return (
    <SaveDialog
      title={t('consents.changeTitle')}
      save={t('save.save')}
      busy={saving.isPending}
      error={saving.error}
      onSave={save}
      onClose={onClose}
    >
      <p className="s d2">{t('consents.hint')}</p>
      <Choices {...{ draft, places, wrong }} purposes={consents.purposes} onChange={change} />
      <NativeSelect
        label={t('consents.state')}
        required
        value={draft.state}
        error={wrong('state')}
        data={[
          { value: '', label: t('consents.choose') },
          ...consentStates.map((each) => ({ value: each, label: t(`consentState.${each}`) })),
        ]}
        onChange={(event) => change({ state: event.currentTarget.value as Draft['state'] })}
      />
      <TextInput
        label={t('consents.form')}
        description={t('consents.formHint')}
        required={needsForm(draft, places)}
        value={draft.form}
        maxLength={256}
        error={wrong('form')}
        onChange={(event) => change({ form: event.currentTarget.value })}
      />
    </SaveDialog>
  );
}

interface ChoicesProps {
  draft: Draft;
  purposes: CustomerConsents['purposes'];
  places: ReturnType<typeof placesOf>;
  wrong: (field: DraftField) => string | false;
  onChange: (changed: Partial<Draft>) => void;
}

/** Of what they spoke, and of which addresses. */
function Choices({ draft, purposes, places, wrong, onChange }: ChoicesProps) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  return (
    <>
      <Checkbox.Group
        label={t('consents.purposes')}
        required
        value={draft.purposes}
        error={wrong('purposes')}
        onChange={(chosen) => onChange({ purposes: chosen })}
      >
        <div className={styles.choices}>
          {purposes.map(({ id, name, wording }) => (
            <Checkbox key={id} value={id} label={inWords(name)} description={inWords(wording)} />
          ))}
        </div>
      </Checkbox.Group>
      <Checkbox.Group
        label={t('consents.address')}
        required
        value={draft.places}
        error={wrong('places')}
        onChange={(chosen) => onChange({ places: chosen })}
      >
        <div className={styles.choices}>
          {places.map(({ key, channel, address }) => (
            <Checkbox key={key} value={key} label={<Where channel={channel} address={address} />} />
          ))}
        </div>
      </Checkbox.Group>
      <TextInput
        label={t('consents.fax')}
        description={t('consents.faxHint')}
        inputMode="tel"
        value={draft.fax}
        maxLength={32}
        error={wrong('fax')}
        onChange={(event) => onChange({ fax: event.currentTarget.value })}
      />
    </>
  );
}

/** The field that a refusal is about: the service names the place in what was sent. */
function refusedField(error: Error | null, { fax }: Draft): DraftField | null {
  if (!(error instanceof Problem)) return null;
  if (error.type.endsWith(':no-proof') || refuses(error, '/form')) return 'form';
  if (error.type.endsWith(':unknown-purpose')) return 'purposes';
  if (isAlike(error)) return 'places';
  if (fax.trim() && error.errors.some(({ pointer }) => pointer.endsWith('/address'))) return 'fax';
  return refuses(error, '/consents') ? 'places' : null;
}

/** Whether somebody agreed for an address that is shown like another one of theirs. */
const isAlike = (error: Error | null) => error instanceof Problem && error.type.endsWith(':alike-addresses');
