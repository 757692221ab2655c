/** Why something cannot go on, told to a person: the message says what is wrong and what to do, and needs no stack. */
export class CannotStart extends Error {}
