import { connect, createServer } from 'node:net';

/**
 * Stands between the services and PostgreSQL and passes everything on, so that a fault can happen at a moment that no
 * clock would meet. `watch` is asked before anything is passed on: it is told `{ from: 'client' | 'server', said,
 * session }`, where `said` is the messages as text and `session` is `{ database, heard, cut }`: the database of the
 * connection, what the client said since its last BEGIN (for a look at what the transaction does), and a way to break
 * the connection. When it answers `true` what was said is not passed on.
 */
export async function startPostgresProxy({ port, serverPort }) {
  const sockets = new Set();
  const proxy = { watch: undefined };
  const server = createServer((client) => {
    const upstream = connect({ port: serverPort, host: '127.0.0.1' });
    const session = {
      database: undefined,
      heard: '',
      statements: new Map(),
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
      const said = spelledOut(bytes.toString('latin1'), session.statements);
      session.database ??= databaseIn(said);
      session.heard = heardAfter(session.heard, said);
      if (!proxy.watch?.({ from: 'client', said, session })) upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (!proxy.watch?.({ from: 'server', said: bytes.toString('latin1'), session })) client.write(bytes);
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
  commit: ({ from, said }) => from === 'client' && said.includes('COMMIT\0'),
  committed: ({ from, said }) => from === 'server' && said.includes('COMMIT\0'),
  statement: ({ from, said }, text) => from === 'client' && said.includes(text),
};

/** A prepared statement is told once, `engawa_7\0SELECT …\0`, and then only named; its text is put beside the name. */
function spelledOut(text, statements) {
  for (const [, name, statement] of text.matchAll(/(engawa_\d+)\0(\s*[A-Z]{4,}[^\0]*)\0/g))
    statements.set(name, statement);
  return text.replace(
    /\0(engawa_\d+)\0(?!\s*[A-Z]{4,})/g,
    (said, name) => `${said}${statements.get(name) ?? ''}`,
  );
}

/** The start message names the user and the database: `database\0engawa_order_ingest\0`. */
function databaseIn(said) {
  return /database\0([^\0]+)\0/.exec(said)?.[1];
}

function heardAfter(heard, said) {
  const begin = Math.max(said.lastIndexOf('BEGIN\0'), said.lastIndexOf('START TRANSACTION\0'));
  // What a transaction does is told by the beginning of its statements; a megabyte of parameters is not kept.
  return (begin >= 0 ? said.slice(begin) : heard + said).slice(-262_144);
}
