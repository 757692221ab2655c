import { useEffect, useEffectEvent } from 'react';

const OFF = 'engawa.shortcuts-off';

export const shortcutsOff = () => localStorage.getItem(OFF) !== null;
export function switchShortcuts(on: boolean): void {
  if (on) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, '1');
}

/** True while a Japanese input method is converting: such a key belongs to it alone. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

function inField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input,textarea,select,[contenteditable=true]') !== null;
}

/**
 * Single keys, outside fields and dialogs only. A name of two letters (`gc`) is a sequence: the second key within a second.
 * A handler that returns `false` did not use the key.
 */
export function useShortcuts(keys: Record<string, () => void | false>): void {
  const run = useEffectEvent((name: string) => {
    const handler = keys[name];
    return handler !== undefined && handler() !== false;
  });

  useEffect(() => {
    let first = { key: '', at: 0 };
    const onKey = (event: KeyboardEvent) => {
      const modified = event.ctrlKey || event.metaKey || event.altKey;
      if (modified || event.defaultPrevented || isComposing(event) || inField(event.target) || shortcutsOff())
        return;
      if (document.querySelector('[aria-modal="true"]')) return;
      const sequence = event.timeStamp - first.at < 1000 ? first.key + event.key : '';
      first = { key: event.key, at: event.timeStamp };
      if ((sequence && run(sequence)) || run(event.key)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Moves the focus to the next or previous element of a list; from outside the list to its first one. */
export function moveFocus(list: HTMLElement | null, selector: string, step: 1 | -1): void {
  const items = [...(list?.querySelectorAll<HTMLElement>(selector) ?? [])];
  const current = items.indexOf(document.activeElement as HTMLElement);
  const next = items[current < 0 ? 0 : Math.min(Math.max(current + step, 0), items.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
