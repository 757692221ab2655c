export { ContactStops1764644400000, endContactStops, isStopped, keepContactStops } from './contact-stops.js';
export { applyRegroupings, customerNow, forgetOrigin, learnOrigins, type Move } from './known-origins.js';
export { KnownOrigins1763700000004 } from './migration.js';
