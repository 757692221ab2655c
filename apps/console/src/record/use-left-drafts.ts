import { useEffect, useState } from 'react';
import { getCustomer } from '../api/api.js';
import { carryDraft, draftScopes } from './draft.js';

/**
 * A customer may be merged while their page is not open, and what was written about them would stay under an id that no
 * page has any more. So whoever opens a page asks where the other drafts' customers are now. True when that is done: until
 * then the form is to stay closed, since an open one would save over the draft that arrives.
 */
export function useLeftDrafts(id: string): boolean {
  const [others] = useState(() =>
    draftScopes(sessionStorage).filter((scope) => scope !== id && scope !== 'new'),
  );
  const [done, setDone] = useState(others.length === 0);
  useEffect(() => {
    const page = new AbortController();
    const carried = others.map(async (other) => {
      const { id: now } = await getCustomer(other, page.signal);
      if (now !== other && !page.signal.aborted) carryDraft(sessionStorage, other, now);
    });
    // One that could not be asked stays where it is, and is asked for again by the next page.
    void Promise.allSettled(carried).then(() => page.signal.aborted || setDone(true));
    return () => page.abort();
  }, [others]);
  return done;
}
