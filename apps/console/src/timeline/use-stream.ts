import { useEffect, useEffectEvent, useState } from 'react';
import { timelineStream, type Entry } from '../api/api.js';

/** `back` is said for a moment after a loss, so that nobody wonders whether something is missing. */
export type StreamState = 'connecting' | 'live' | 'lost' | 'back';

interface StreamHandlers {
  onEntries: (entries: Entry[]) => void;
  /** Entries were moved between customers: everything shown may be wrong. `id` is the customer who goes on. */
  onRegrouped: (id: string) => void;
  /** The stream was refused; the browser does not try again by itself. */
  onRefused: () => void;
}

/** A server ends each stream after some minutes and the browser reopens it: a gap this short is not worth a word. */
const QUIET_GAP = 4000;
const SAY_BACK = 6000;
const LONGEST_WAIT = 30_000;

/** Follows a customer's timeline from `since` (`<epoch>.<revision>`). No entry after it is missed, however often the line breaks. */
export function useStream(id: string, since: string | undefined, handlers: StreamHandlers) {
  const [state, setState] = useState<StreamState>('connecting');
  const [lagSeconds, setLagSeconds] = useState(0);
  const onEntries = useEffectEvent(handlers.onEntries);
  const onRegrouped = useEffectEvent(handlers.onRegrouped);
  const onRefused = useEffectEvent(handlers.onRefused);

  useEffect(() => {
    if (!since) return;
    let source: EventSource;
    let last = since;
    let wait = 1000;
    let buffer: Entry[] = [];
    const timers = { lost: 0, back: 0, reopen: 0, flush: 0 };

    const lose = () => {
      window.clearTimeout(timers.back);
      setState('lost');
      setLagSeconds(0);
    };
    const opened = () => {
      window.clearTimeout(timers.lost);
      timers.lost = 0;
      wait = 1000;
      setState((before) => (before === 'lost' ? 'back' : before === 'back' ? before : 'live'));
      window.clearTimeout(timers.back);
      timers.back = window.setTimeout(() => setState('live'), SAY_BACK);
    };
    const broken = () => {
      timers.lost ||= window.setTimeout(lose, QUIET_GAP);
      if (source.readyState !== EventSource.CLOSED) return;
      onRefused();
      window.clearTimeout(timers.reopen);
      timers.reopen = window.setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    };
    const flush = () => {
      timers.flush = 0;
      onEntries(buffer);
      buffer = [];
    };
    const open = () => {
      source = new EventSource(timelineStream(id, last));
      source.onopen = opened;
      source.onerror = broken;
      source.addEventListener('entry', (event) => {
        // The event's id is `<customer>.<epoch>.<revision>`: what a stream that we reopen ourselves goes on from.
        last = event.lastEventId.split('.').slice(-2).join('.') || last;
        buffer.push(JSON.parse(event.data as string) as Entry);
        // Many at once are drawn once; a hidden page has timers but no frames.
        timers.flush ||= window.setTimeout(flush, 16);
      });
      source.addEventListener('regrouped', (event) =>
        onRegrouped((JSON.parse(event.data as string) as { id: string }).id),
      );
      source.addEventListener('lag', (event) =>
        setLagSeconds((JSON.parse(event.data as string) as { delayedSeconds: number }).delayedSeconds),
      );
    };

    open();
    window.addEventListener('offline', lose);
    return () => {
      source.close();
      Object.values(timers).forEach((timer) => window.clearTimeout(timer));
      window.removeEventListener('offline', lose);
    };
  }, [id, since]);

  return { state, lagSeconds };
}
