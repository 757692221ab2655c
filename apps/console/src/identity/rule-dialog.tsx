import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveIdentityRule, type IdentityRule } from '../api/identity.js';
import { refuses, SaveDialog } from '../frame/save-dialog.js';
import { numberOf } from './number-of.js';
import { useSaveIdentity } from './use-identity.js';

/** A rule as it stands in the fields: patterns one to a line, nothing where there is no limit. */
interface Draft {
  priority: string;
  most: string;
  joins: boolean;
  blocked: string;
  weak: string;
}

const linesOf = (text: string) => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

export function RuleDialog({ rule, onClose }: { rule: IdentityRule; onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>({
    priority: String(rule.priority),
    most: String(rule.most ?? ''),
    joins: rule.joins,
    blocked: rule.blocked.join('\n'),
    weak: rule.weak.join('\n'),
  });
  const change = (changed: Partial<Draft>) => setDraft({ ...draft, ...changed });
  const saving = useSaveIdentity(saveIdentityRule, onClose);
  const save = () =>
    saving.mutate({
      ...rule,
      priority: numberOf(draft.priority),
      most: draft.most.trim() ? numberOf(draft.most) : null,
      joins: draft.joins,
      blocked: linesOf(draft.blocked),
      weak: linesOf(draft.weak),
    });
  const ofNumbers = (name: string) =>
    rule.id === 'phone' && ['blocked', 'weak'].includes(name) ? t('identity.phoneHint') : '';
  const field = (name: 'priority' | 'most' | 'blocked' | 'weak') => ({
    label: t(`identity.${name}`),
    description: `${t(`identity.hintOf.${name}`)} ${ofNumbers(name)}`.trim(),
    value: draft[name],
    spellCheck: false,
    error: refuses(saving.error, `/${name}`) && `${t(`identity.fix.${name}`)} ${ofNumbers(name)}`.trim(),
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
  });
  return (
    <SaveDialog
      title={t('identity.ruleTitle', { kind: t(`identity.kinds.${rule.id}`) })}
      save={t('save.save')}
      busy={saving.isPending}
      error={saving.error}
      onSave={save}
      onClose={onClose}
    >
      <Checkbox
        label={t('identity.joinsLabel')}
        description={t('identity.joinsHint')}
        checked={draft.joins}
        onChange={(event) => change({ joins: event.currentTarget.checked })}
      />
      <TextInput inputMode="numeric" {...field('priority')} />
      <TextInput inputMode="numeric" {...field('most')} />
      <Textarea rows={4} {...field('blocked')} />
      <Textarea rows={4} {...field('weak')} />
    </SaveDialog>
  );
}
