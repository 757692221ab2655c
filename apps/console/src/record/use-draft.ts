import { useEffect, useRef, useState } from 'react';
import { dropDraft, emptyDraft, loadDraft, saveDraft, type Draft } from './draft.js';

const KEEP_EVERY = 1000;

/** The draft of one customer's contact, kept each second and whenever the form goes away. */
export function useDraft(scope: string) {
  const [draft, setDraft] = useState(() => loadDraft(sessionStorage, scope, crypto.randomUUID()));
  const current = useRef(draft);
  useEffect(() => {
    current.current = draft;
  }, [draft]);

  useEffect(() => {
    const keep = () => saveDraft(sessionStorage, scope, current.current);
    const timer = window.setInterval(keep, KEEP_EVERY);
    window.addEventListener('pagehide', keep);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [scope]);

  return {
    draft,
    change: (changed: Partial<Draft>) => setDraft((before) => ({ ...before, ...changed })),
    /** After it was recorded: the form is empty again and the next contact has a key of its own. */
    finish: () => {
      dropDraft(sessionStorage, scope);
      const next = emptyDraft(crypto.randomUUID());
      current.current = next;
      setDraft(next);
    },
    /** Another attempt that is to count as a new one. */
    renew: () => setDraft((before) => ({ ...before, key: crypto.randomUUID() })),
  };
}
