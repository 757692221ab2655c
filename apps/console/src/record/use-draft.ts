import { useEffect, useRef, useState } from 'react';
import { dropDraft, emptyDraft, joinDrafts, loadDraft, saveDraft, type Draft } from './draft.js';

const KEEP_EVERY = 1000;

/**
 * The draft of one customer's contact, kept each second and whenever the form goes away. Another scope is the same
 * customer under the id they were merged into: what is written stays in the form and is kept there from then on.
 */
export function useDraft(scope: string) {
  const [draft, setDraft] = useState(() => loadDraft(sessionStorage, scope, crypto.randomUUID()));
  const [loaded, setLoaded] = useState(scope);
  if (loaded !== scope) {
    setLoaded(scope);
    setDraft((before) => joinDrafts(before, loadDraft(sessionStorage, scope, before.key)));
  }
  const current = useRef({ scope, draft });
  useEffect(() => {
    if (current.current.scope !== scope) dropDraft(sessionStorage, current.current.scope);
    current.current = { scope, draft };
  }, [scope, draft]);

  useEffect(() => {
    const keep = () => saveDraft(sessionStorage, current.current.scope, current.current.draft);
    const timer = window.setInterval(keep, KEEP_EVERY);
    window.addEventListener('pagehide', keep);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, []);

  return {
    draft,
    change: (changed: Partial<Draft>) => setDraft((before) => ({ ...before, ...changed })),
    /** After it was recorded: the form is empty again and the next contact has a key of its own. */
    finish: () => {
      dropDraft(sessionStorage, scope);
      const next = emptyDraft(crypto.randomUUID());
      current.current = { scope, draft: next };
      setDraft(next);
    },
    /** Another attempt that is to count as a new one. */
    renew: () => setDraft((before) => ({ ...before, key: crypto.randomUUID() })),
  };
}
