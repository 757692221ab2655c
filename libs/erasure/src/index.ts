export { eraseIn, erasePart, type Erased, type EraseRows } from './erase-in.js';
export { withoutPerson } from './without-person.js';
