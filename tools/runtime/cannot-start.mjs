/** Why something cannot go on, told to a person: the message says what is wrong and what to do, and needs no stack. */
export class CannotStart extends Error {}

/** What a person is to read of an error: what they can put right in one line, and of a defect where it happened. */
export function tellOf(error) {
  if (isFullDisk(error)) {
    return `The disk is full${error.path ? ` (${error.path})` : ''}: make room for at least 2 GB and run this again.`;
  }
  return error instanceof CannotStart ? error.message : error.stack;
}

/** Programs tell of a full disk in their own words, Node by a code. */
function isFullDisk({ code, message }) {
  return code === 'ENOSPC' || /no space left on device/i.test(message);
}
