import { startEmptySystem } from './empty-system.mjs';

/**
 * Jest's global set-up of the flows: one system for all of them. Tests read what they need from the file named by
 * ENGAWA_DEV_JSON; where that is set already, the system it describes is used.
 */
export default async function startSystem() {
  if (process.env.ENGAWA_DEV_JSON) return;
  const { devJson, stop } = await startEmptySystem();
  process.env.ENGAWA_DEV_JSON = devJson;
  globalThis.stopSystem = stop;
}
