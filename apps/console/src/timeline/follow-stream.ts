import type { Entry } from '../api/api.js';
import { timelineStream } from '../api/timeline.js';

export interface StreamListener {
  onOpen: () => void;
  /** The line is broken; the browser or we try again until `stop`. */
  onBroken: () => void;
  /** The server refused, so that the browser does not try again by itself. */
  onRefused: () => void;
  onEntries: (entries: Entry[]) => void;
  /** Entries were moved between customers: everything shown may be wrong. `id` is the customer who goes on. */
  onRegrouped: (id: string) => void;
  /** How far the services behind are behind; 0 when they are not. */
  onLag: (seconds: number) => void;
}

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

/**
 * Follows a customer's timeline from `since` (`<epoch>.<revision>`) until the returned function is called.
 * No entry after `since` is missed, however often the line breaks: the browser resumes after the last event it
 * got, and where the server refused it, so do we, waiting longer each time.
 */
export function followStream(id: string, since: string, listener: StreamListener): () => void {
  let source: EventSource;
  let last = since;
  let wait = FIRST_WAIT;
  let reopening = 0;
  let flushing = 0;
  let buffer: Entry[] = [];

  const flush = () => {
    flushing = 0;
    listener.onEntries(buffer);
    buffer = [];
  };
  const open = () => {
    source = new EventSource(timelineStream(id, last));
    source.onopen = () => {
      wait = FIRST_WAIT;
      listener.onOpen();
    };
    source.onerror = () => {
      listener.onBroken();
      if (source.readyState !== EventSource.CLOSED) return;
      listener.onRefused();
      window.clearTimeout(reopening);
      reopening = window.setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    };
    source.addEventListener('entry', (event) => {
      // The event's id is `<customer>.<epoch>.<revision>`: what a stream that we reopen ourselves goes on from.
      last = event.lastEventId.split('.').slice(-2).join('.') || last;
      buffer.push(parsed<Entry>(event));
      // Many at once are drawn once; a hidden page has timers but no frames.
      flushing ||= window.setTimeout(flush, 16);
    });
    source.addEventListener('regrouped', (event) => listener.onRegrouped(parsed<{ id: string }>(event).id));
    source.addEventListener('lag', (event) =>
      listener.onLag(parsed<{ delayedSeconds: number }>(event).delayedSeconds),
    );
  };

  open();
  return () => {
    source.close();
    window.clearTimeout(reopening);
    window.clearTimeout(flushing);
  };
}

function parsed<T>(event: MessageEvent): T {
  return JSON.parse(event.data as string) as T;
}
