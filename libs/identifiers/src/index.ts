export { hashesIn, hashIdentifier, hashKeyOf, setHashKey } from './identifier-hash.js';
export { e164, isAnonymous, isWholeAddress, nameOf, namesSomebody, normalise, plainText, type JoiningIdentifier } from './identifiers.js';
