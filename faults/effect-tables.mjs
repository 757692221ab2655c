/**
 * What services made of each other's facts, in the shape that effects.mjs compares with the ledger: facts from after
 * `since`, and all of the rest, since an origin has only what it was given.
 */
export async function readEffects({ query }, since) {
  const [
    ofSegments,
    ofSurveys,
    journeys,
    enrolled,
    asked,
    surveys,
    invitations,
    segments,
    memberships,
    places,
    once,
  ] = await Promise.all([
    query('segmentation', CONSEQUENCES, [new Date(since)]),
    query('survey', CONSEQUENCES, [new Date(since)]),
    query('messaging', 'SELECT id, segment FROM journeys WHERE active'),
    query('messaging', 'SELECT origin, journey FROM known_origins JOIN enrolments USING (customer_id)'),
    query('messaging', ASKED),
    query('survey', ASKING),
    query('survey', 'SELECT id, survey, contact FROM invitations'),
    query('segmentation', 'SELECT id, rule FROM segments WHERE active'),
    query('segmentation', 'SELECT segment_id AS segment, customer_id AS customer FROM memberships'),
    query('customer-profile', 'SELECT origin, customer_id AS customer FROM origins'),
    query('customer-profile', 'SELECT survivors_origins || ended_origins AS origins FROM merges'),
  ]);
  return {
    consequences: [...ofSegments, ...ofSurveys],
    ...{ journeys, enrolled, asked, invitations, segments, memberships, places },
    once: once.map(({ origins }) => origins),
    surveys: surveys.map(({ id }) => id),
  };
}

/** Facts about people who were erased since name nobody, and are on no timeline. */
const CONSEQUENCES = `
  SELECT id, type, data->>'segment' AS segment, data->'customer'->>'origin' AS origin
    FROM facts WHERE recorded_at > $1 AND data->'customer'->>'origin' IS NOT NULL`;

/** Customers that were joined share the messages of each. */
const ASKED = `
  SELECT DISTINCT own.origin, journey
    FROM deliveries JOIN known_origins AS asked USING (origin) JOIN known_origins AS own USING (customer_id)
   WHERE journey IS NOT NULL`;

/** One that lets customers rest does not ask after every contact, and keeps no row of whom it spared. */
const ASKING = `SELECT id FROM surveys WHERE active AND trigger = 'contact.closed' AND rest_days = 0`;
