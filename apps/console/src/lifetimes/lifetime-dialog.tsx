import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lifetime } from '../api/lifetimes.js';
import { count } from '../format/format.js';
import page from '../frame/page.module.css';
import { refuses, SaveDialog } from '../frame/save-dialog.js';
import { useLanguage } from '../i18n/i18n.js';
import { numberOf } from '../identity/number-of.js';
import { useSaveLifetime } from './use-lifetimes.js';

/** Says for how long one kind of data is kept, and puts that into force. */
export default function LifetimeDialog({ lifetime, onClose }: { lifetime: Lifetime; onClose: () => void }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const { id, version, name, source, leastDays } = lifetime;
  const [days, setDays] = useState(String(lifetime.days ?? ''));
  const [untilAsked, setUntilAsked] = useState(lifetime.days === null);
  const [asked, setAsked] = useState(false);
  const saving = useSaveLifetime(onClose);
  const number = numberOf(days);
  const wrong = !untilAsked && (!Number.isInteger(number) || number < (leastDays ?? 1));
  const save = () => {
    setAsked(true);
    if (!wrong) saving.mutate({ id, version, days: untilAsked ? null : number });
  };
  const fix =
    leastDays === null
      ? t('lifetimes.fix.days')
      : t('lifetimes.fix.least', { count: leastDays, number: count(leastDays) });
  return (
    <SaveDialog
      title={inWords(name)}
      save={t('lifetimes.save')}
      busy={saving.isPending}
      error={saving.error}
      onSave={save}
      onClose={onClose}
    >
      <p className="s d2">{inWords(source)}</p>
      <Checkbox
        label={t('lifetimes.untilAsked')}
        description={t('lifetimes.untilAskedHint')}
        checked={untilAsked}
        onChange={(event) => setUntilAsked(event.currentTarget.checked)}
      />
      {!untilAsked && (
        <>
          <TextInput
            inputMode="numeric"
            label={t('lifetimes.daysLabel')}
            required
            value={days}
            error={((asked && wrong) || refuses(saving.error, '/days')) && fix}
            onChange={(event) => setDays(event.currentTarget.value)}
          />
          <p className={page.warning}>{t('lifetimes.warning')}</p>
        </>
      )}
    </SaveDialog>
  );
}
