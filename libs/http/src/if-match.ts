import { Problem } from './problem.js';

/** Entity tag of a row's version. */
export const etag = (version: number) => `"${version}"`;

/** The version the caller has seen. Changes without it are refused, so that nobody overwrites unseen work. */
export function versionFrom(ifMatch: string | undefined): number {
  const match = /^(?:W\/)?"(\d{1,15})"$/.exec(ifMatch?.trim() ?? '');
  if (match) return Number(match[1]);
  throw new Problem(428, 'if-match-required', 'Send the version you read, which is its ETag, as If-Match, such as If-Match: "3".');
}

/** Somebody else changed the row since it was read. */
export const changedMeanwhile = () =>
  new Problem(412, 'changed-meanwhile', 'It was changed since you read it. Read it again and repeat your change.');
