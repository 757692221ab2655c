import { connect, createServer } from 'node:net';

/**
 * Stands between the services and PostgreSQL and passes everything on, so that a fault can happen at a moment that no
 * clock would meet. `watch` is asked before anything is passed on: it is told `{ from: 'client' | 'server', bytes,
 * session }`, where `session` is `{ database, heard, cut }`: the database of the connection, what the client said since
 * its last BEGIN (for a look at what the transaction does), and a way to break the connection. When it answers `true`
 * what was said is not passed on.
 */
export async function startPostgresProxy({ port, serverPort }) {
  const sockets = new Set();
  const proxy = { watch: undefined };
  const server = createServer((client) => {
    const upstream = connect({ port: serverPort, host: '127.0.0.1' });
    const session = {
      database: undefined,
      heard: '',
      cut: () => [client, upstream].forEach((each) => each.destroy()),
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        session.cut();
      });
    }
    client.on('data', (bytes) => {
      session.database ??= databaseIn(bytes);
      session.heard = heardAfter(session.heard, bytes);
      if (!proxy.watch?.({ from: 'client', bytes, session })) upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (!proxy.watch?.({ from: 'server', bytes, session })) client.write(bytes);
    });
  });
  await new Promise((resolve) => server.listen({ port, host: '127.0.0.1' }, resolve));
  proxy.stop = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return proxy;
}

/** Messages of PostgreSQL's protocol 3, as pg and TypeORM send and get them. */
export const says = {
  commit: ({ from, bytes }) => from === 'client' && bytes.includes('COMMIT\0'),
  committed: ({ from, bytes }) => from === 'server' && bytes.includes('COMMIT\0'),
  statement: ({ from, bytes }, text) => from === 'client' && bytes.includes(text),
};

/** The start message names the user and the database: `database\0engawa_order_ingest\0`. */
function databaseIn(bytes) {
  return /database\0([^\0]+)\0/.exec(bytes.toString('latin1'))?.[1];
}

function heardAfter(heard, bytes) {
  const text = bytes.toString('latin1');
  const begin = Math.max(text.lastIndexOf('BEGIN\0'), text.lastIndexOf('START TRANSACTION\0'));
  // What a transaction does is told by the beginning of its statements; a megabyte of parameters is not kept.
  return (begin >= 0 ? text.slice(begin) : heard + text).slice(-262_144);
}
