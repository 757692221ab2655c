import { useEffect, useEffectEvent, useState } from 'react';
import { followStream, type StreamListener } from './follow-stream.js';

/** `back` is said for a moment after a loss, so that nobody wonders whether something is missing. */
export type StreamState = 'connecting' | 'live' | 'lost' | 'back';
type StreamHandlers = Pick<StreamListener, 'onEntries' | 'onRegrouped' | 'onRefused'>;

/** A server ends each stream after some minutes and the browser reopens it: a gap this short is not worth a word. */
const QUIET_GAP = 4000;
const SAY_BACK = 6000;

/** Follows a customer's timeline while the page is open, and tells how the line is. Nothing happens without `since`. */
export function useStream(id: string, since: string | undefined, handlers: StreamHandlers) {
  const [state, setState] = useState<StreamState>('connecting');
  const [lagSeconds, setLagSeconds] = useState(0);
  const onEntries = useEffectEvent(handlers.onEntries);
  const onRegrouped = useEffectEvent(handlers.onRegrouped);
  const onRefused = useEffectEvent(handlers.onRefused);

  useEffect(() => {
    if (!since) return;
    let losing = 0;
    let backing = 0;
    const lose = () => {
      window.clearTimeout(backing);
      setState('lost');
      setLagSeconds(0);
    };
    const stop = followStream(id, since, {
      onOpen: () => {
        window.clearTimeout(losing);
        window.clearTimeout(backing);
        losing = 0;
        setState((before) => (before === 'lost' || before === 'back' ? 'back' : 'live'));
        backing = window.setTimeout(() => setState('live'), SAY_BACK);
      },
      onBroken: () => {
        losing ||= window.setTimeout(lose, QUIET_GAP);
      },
      onEntries: (entries) => onEntries(entries),
      onRegrouped: (survivor) => onRegrouped(survivor),
      onRefused: () => onRefused(),
      onLag: setLagSeconds,
    });
    window.addEventListener('offline', lose);
    return () => {
      stop();
      window.clearTimeout(losing);
      window.clearTimeout(backing);
      window.removeEventListener('offline', lose);
    };
  }, [id, since]);

  return { state, lagSeconds };
}
