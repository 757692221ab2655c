import pg from 'pg';

/**
 * Reads rows of the services' databases: `query(service, sql, parameters)`. A connection that broke is made anew for
 * the next query.
 */
export function openDatabases(urls) {
  const pools = new Map();
  const poolOf = (service) => {
    if (!pools.has(service)) {
      const pool = new pg.Pool({ connectionString: urls[service], max: 2, connectionTimeoutMillis: 5000 });
      // Whoever waits for an answer is told of the error, too.
      pool.on('error', () => undefined);
      pools.set(service, pool);
    }
    return pools.get(service);
  };
  return {
    query: async (service, sql, parameters) => (await poolOf(service).query(sql, parameters)).rows,
    close: () => Promise.all([...pools.values()].map((pool) => pool.end())),
  };
}
