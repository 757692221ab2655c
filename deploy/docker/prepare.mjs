import { createDatabases } from '../../tools/runtime/databases.mjs';
import { services } from '../../tools/runtime/services.mjs';
import { makeTopics, migrate } from '../../tools/runtime/tools.mjs';

/**
 * Makes what the services need before they start, and may be run again at any time: each service's database with its
 * owner and its runtime role, the tables, and the topics. Reads ADMINISTRATOR_URL (a superuser of PostgreSQL, or a
 * role that may create databases and roles), DATABASE_OWNER_PASSWORD and DATABASE_PASSWORD (given to the owners and
 * to the runtime roles of all services), and the KAFKA_ variables of docs/settings.md.
 */
const { ADMINISTRATOR_URL, DATABASE_OWNER_PASSWORD, DATABASE_PASSWORD, KAFKA_BROKERS } = process.env;
const password = { owner: DATABASE_OWNER_PASSWORD, runtime: DATABASE_PASSWORD };
const urls = await createDatabases(
  ADMINISTRATOR_URL,
  services,
  Object.fromEntries(services.map((service) => [service, password])),
);
console.log(`databases: ${Object.keys(urls).join(', ')}`);
await migrate(urls);
console.log('tables: up to date');
await makeTopics(KAFKA_BROKERS);
console.log('topics: all there');
