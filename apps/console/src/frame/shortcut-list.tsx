import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.js';
import { shortcutsOff, switchShortcuts } from './shortcuts.js';
import styles from './frame.module.css';

const groups = {
  everywhere: [
    ['/', 'search'],
    ['g c', 'customers'],
    ['g d', 'desk'],
    ['g n', 'mentions'],
    ['g m', 'duplicates'],
    ['g b', 'companies'],
    ['g o', 'operations'],
    ['g p', 'people'],
    ['g k', 'publishers'],
    ['g i', 'identity'],
    ['g t', 'imports'],
    ['g r', 'rights'],
    ['g l', 'lifetimes'],
    ['g a', 'audit'],
    ['[', 'menu'],
    ['?', 'list'],
    ['Esc', 'back'],
  ],
  customer: [
    ['j k', 'move'],
    ['Enter', 'open'],
    ['.', 'newest'],
    ['n', 'record'],
    ['f', 'filter'],
    ['i', 'facts'],
  ],
  record: [['⌘ Enter / Ctrl Enter', 'complete']],
} as const;

export default function ShortcutList({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [off, setOff] = useState(shortcutsOff);
  return (
    <Dialog title={t('shortcuts.title')} onClose={onClose}>
      {Object.entries(groups).map(([group, keys]) => (
        <section key={group} className={styles.keys}>
          <h3 className="c d3">{t(`shortcuts.group.${group as keyof typeof groups}`)}</h3>
          <dl>
            {keys.map(([key, action]) => (
              <div key={key}>
                <dt>{t(`shortcuts.${action}`)}</dt>
                <dd>
                  {key
                    .split(' ')
                    .map((part) => (part === '/' && key !== '/' ? part : <kbd key={part}>{part}</kbd>))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <Checkbox
        mt="md"
        label={t('shortcuts.on')}
        checked={!off}
        onChange={(event) => {
          switchShortcuts(event.currentTarget.checked);
          setOff(!event.currentTarget.checked);
        }}
      />
    </Dialog>
  );
}
