import { Progress } from '@mantine/core';
import styles from './imports.module.css';

/** How far something is, in words, as a number, and as a bar. */
export function Bar({ label, share }: { label: string; share: number }) {
  const done = Math.min(1, share);
  return (
    <div className={styles.bar}>
      <span>{label}</span>
      <b className="num">{Math.floor(done * 100)}%</b>
      <Progress.Root size="md" className={styles.track}>
        <Progress.Section value={done * 100} aria-label={label} />
      </Progress.Root>
    </div>
  );
}
