/** Who publishes, as its key says. */
export interface Publisher {
  name: string;
  kind: 'server' | 'browser';
  /** Whose member and order numbers it speaks of. */
  namespace: string;
  /** It tells history: nothing is sent, asked or opened because of it. */
  backfill: boolean;
  allowedOrigins: string[];
  /** Names of track calls a browser key may send. */
  browserTracks: string[];
  /** Types of events its keys may send, as docs/events.md names them; null: all that publishers may. */
  eventTypes: string[] | null;
  /** CloudEvents sources it may speak for; null: any. Calls of the tracking API name none. */
  sources: string[] | null;
  /** Items that each of its keys may send in a minute, refused ones included; null: no limit. */
  itemsPerMinute: number | null;
}
