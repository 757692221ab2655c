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
}
