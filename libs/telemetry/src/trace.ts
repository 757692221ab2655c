import { randomBytes } from 'node:crypto';

/**
 * Starts a trace when a request brought none (W3C Trace Context). Sampling is decided here, at the door, and
 * travels with the event through every row and header.
 */
export function newTraceparent(sampleRatio: number): string {
  const sampled = Math.random() < sampleRatio ? '01' : '00';
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-${sampled}`;
}

const TRACEPARENT = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The header as it came when it is well formed, else nothing. */
export function validTraceparent(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && TRACEPARENT.test(header) ? header : undefined;
}
