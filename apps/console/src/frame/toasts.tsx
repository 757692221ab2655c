import { IconCheck } from '@tabler/icons-react';
import { useEffect, useSyncExternalStore } from 'react';
import styles from './frame.module.css';

const SHOWN_FOR = 6000;
const AT_MOST = 3;

interface Toast {
  id: number;
  message: string;
}
let toasts: Toast[] = [];
let listener: (() => void) | undefined;
let count = 0;

function change(next: Toast[]): void {
  toasts = next;
  listener?.();
}

/** Says in one line what was done. Failures stand where they happened instead, and stay there. */
export function toast(message: string): void {
  count += 1;
  change([...toasts, { id: count, message }].slice(-AT_MOST));
}

export function Toasts() {
  const shown = useSyncExternalStore(
    (onChange) => {
      listener = onChange;
      return () => (listener = undefined);
    },
    () => toasts,
  );
  return (
    <div className={styles.toasts} role="status">
      {shown.map((each) => (
        <OneToast key={each.id} toast={each} />
      ))}
    </div>
  );
}

function OneToast({ toast: { id, message } }: { toast: Toast }) {
  useEffect(() => {
    const timer = window.setTimeout(() => change(toasts.filter((other) => other.id !== id)), SHOWN_FOR);
    return () => window.clearTimeout(timer);
  }, [id]);
  return (
    <p>
      <IconCheck aria-hidden />
      {message}
    </p>
  );
}
