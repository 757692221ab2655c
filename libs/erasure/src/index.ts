export { eraseIn, erasePart, type Erased, type EraseRows } from './erase-in.js';
export { deleteExpired, expireIn, type Expired, type ExpireRows } from './expire-in.js';
export { withoutPerson } from './without-person.js';
