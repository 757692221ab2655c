import createClient, { type Client } from 'openapi-fetch';
import type { paths as Contacts } from './generated/contact-center.js';
import type { paths as Customers } from './generated/customer-profile.js';
import type { paths as Gateway } from './generated/gateway.js';
import type { paths as Messages } from './generated/messaging.js';
import type { paths as Orders } from './generated/order-ingest.js';
import type { paths as Segments } from './generated/segmentation.js';
import type { paths as Surveys } from './generated/survey.js';

export type { components as CustomerComponents } from './generated/customer-profile.js';
export type { components as ContactComponents } from './generated/contact-center.js';
export type { components as OrderComponents } from './generated/order-ingest.js';

/** All routes that a front end reaches through the gateway. */
export type EngawaPaths = Contacts & Customers & Gateway & Messages & Orders & Segments & Surveys;

/** A typed client of the gateway. `baseUrl` is the gateway's, or empty in a page that it serves. */
export function engawaClient(baseUrl: string, headers: Record<string, string> = {}): Client<EngawaPaths> {
  return createClient<EngawaPaths>({ baseUrl, headers });
}
