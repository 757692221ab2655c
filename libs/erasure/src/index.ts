export { eraseIn, erasePart, type Erased, type EraseRows } from './erase-in.js';
export { deleteExpired, expireIn, type Expired, type ExpireRows } from './expire-in.js';
export { ExpiryAnswers1764870000001 } from './migration.js';
export { withoutPerson } from './without-person.js';
