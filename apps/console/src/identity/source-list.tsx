import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveProfileSource, type ProfileSource } from '../api/identity.js';
import { count } from '../format/format.js';
import { Failed } from '../frame/failed.js';
import page from '../frame/page.module.css';
import { refuses, SaveDialog } from '../frame/save-dialog.js';
import { useWord } from '../i18n/i18n.js';
import { numberOf } from './number-of.js';
import { useProfileSources, useSaveIdentity } from './use-identity.js';

/** Whose word counts where sources say different things. */
export function SourceList() {
  const { t } = useTranslation();
  const word = useWord();
  const found = useProfileSources();
  const [chosen, setChosen] = useState<ProfileSource | null>(null);
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">{t('identity.sources')}</h2>
      <p className="s d2">{t('identity.sourcesHint')}</p>
      {found.isPending && (
        <div className="skeleton" style={{ height: 200 }} role="status" aria-label={t('loading')} />
      )}
      {found.isError && <Failed what="identity" error={found.error} retry={() => void found.refetch()} />}
      {found.data && (
        <table className={`${page.table} ${page.stacked}`} aria-labelledby="sources">
          <thead>
            <tr>
              <th>{t('identity.source')}</th>
              <th className="num">{t('identity.priority')}</th>
            </tr>
          </thead>
          <tbody>
            {found.data.items.map((source) => (
              <tr key={source.id}>
                <td>
                  <button type="button" className={page.open} onClick={() => setChosen(source)}>
                    <b>{word('profileSource', source.id)}</b>
                  </button>
                </td>
                <td className="num" data-label={t('identity.priority')}>
                  {count(source.priority)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {chosen && <SourceDialog source={chosen} onClose={() => setChosen(null)} />}
    </section>
  );
}

function SourceDialog({ source, onClose }: { source: ProfileSource; onClose: () => void }) {
  const { t } = useTranslation();
  const word = useWord();
  const [priority, setPriority] = useState(String(source.priority));
  const saving = useSaveIdentity(saveProfileSource, onClose);
  return (
    <SaveDialog
      title={t('identity.ruleTitle', { kind: word('profileSource', source.id) })}
      save={t('save.save')}
      busy={saving.isPending}
      error={saving.error}
      onSave={() => saving.mutate({ ...source, priority: numberOf(priority) })}
      onClose={onClose}
    >
      <TextInput
        inputMode="numeric"
        label={t('identity.priority')}
        description={t('identity.sourcesHint')}
        value={priority}
        error={refuses(saving.error, '/priority') && t('identity.fix.priority')}
        onChange={(event) => setPriority(event.currentTarget.value)}
      />
    </SaveDialog>
  );
}
