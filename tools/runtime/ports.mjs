import { connect, createServer } from 'node:net';

/** Where everything listens in development. Everything binds to 127.0.0.1 only. */
export const usualPorts = {
  gateway: 8080,
  'customer-profile': 8081,
  'order-ingest': 8082,
  'contact-center': 8083,
  survey: 8084,
  segmentation: 8085,
  messaging: 8086,
  postgres: 54320,
  kafka: 19092,
  'kafka-controller': 19093,
  smtp: 1025,
  mailbox: 1080,
  'identity-provider': 8090,
};

const given = new Set();

/** Resolves to whether a program could listen on this port of 127.0.0.1 now. */
export function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Resolves to whether a program listens on this port of 127.0.0.1 now. */
export function isListening(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

/** The address of what listens on a port here. */
export function urlOf(port) {
  return `http://127.0.0.1:${port}`;
}

/** Resolves to whether a GET of this address is answered with 2xx within two seconds. */
export async function answers(url) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}

/**
 * A port that nothing listens on, never the same twice in this process. It lies below the range from which
 * systems take the ports of outgoing connections, so that it stays free until its program listens.
 */
export async function freePort() {
  for (;;) {
    const port = 20000 + Math.floor(Math.random() * 12000);
    if (given.has(port) || Object.values(usualPorts).includes(port)) continue;
    if (await isFree(port)) {
      given.add(port);
      return port;
    }
  }
}
