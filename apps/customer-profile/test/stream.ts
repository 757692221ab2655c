import { EventEmitter, once } from 'node:events';

/** One server-sent event. */
export interface StreamEvent {
  id?: string;
  event: string;
  data: Record<string, unknown>;
}

export interface Stream {
  events: StreamEvent[];
  /** Resolves with the first `count` events; waits for those that have not come. */
  first: (count: number) => Promise<StreamEvent[]>;
  /** Resolves when the other side ended the stream. */
  ended: Promise<void>;
  close: () => void;
}

/** Reads a stream of server-sent events as a browser does. */
export async function openStream(url: string, headers: Record<string, string>): Promise<Stream> {
  const aborting = new AbortController();
  const response = await fetch(url, { headers, signal: aborting.signal });
  if (response.status !== 200) throw new Error(`The stream answered ${response.status}`);
  const events: StreamEvent[] = [];
  const arrived = new EventEmitter();
  const ended = read(response.body!, (event) => {
    events.push(event);
    arrived.emit('event');
  }).catch(() => undefined);
  const first = async (count: number) => {
    while (events.length < count) await once(arrived, 'event', { signal: AbortSignal.timeout(10_000) });
    return events.slice(0, count);
  };
  return { events, first, ended, close: () => aborting.abort() };
}

async function read(body: ReadableStream<Uint8Array>, take: (event: StreamEvent) => void): Promise<void> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const fields = text.slice(0, end).split('\n').map((line) => line.split(/: (.*)/s) as [string, string]);
      text = text.slice(end + 2);
      const { id, event, data } = Object.fromEntries(fields) as Record<string, string | undefined>;
      if (event && data) take({ id, event, data: JSON.parse(data) as Record<string, unknown> });
    }
  }
}
