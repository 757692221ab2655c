/** A service that was killed is back at work within this. */
const BACK_WITHIN_SECONDS = 15;

/**
 * What did not go as planned, a sentence each: a fault that never happened shows nothing, nor does one of whose customers
 * none was thanked, which happens once in a life, and whoever is not back at work has not recovered. `recoveries` are what a fault
 * resolves to (plan.mjs). Only a service that was killed has a limit, and only where `isTimed`.
 */
export function amissIn(recoveries, { thanks, isTimed = false }) {
  const toldOf = ({ what, never, seconds, isKilled = false }) => {
    if (never) return [`${what} never was ${never}`];
    if (!(seconds < Infinity)) return [`${what}: nobody was at work again when patience ended`];
    if (!isTimed || !isKilled || seconds <= BACK_WITHIN_SECONDS) return [];
    return [`${what}: back at work after ${seconds.toFixed(1)} s, and it had ${BACK_WITHIN_SECONDS}`];
  };
  return [
    ...(recoveries.length > 0 ? recoveries.flatMap(toldOf) : ['nothing was broken']),
    ...(thanks > 0 ? [] : ['none of its customers was thanked, so nobody could be thanked twice']),
  ];
}
