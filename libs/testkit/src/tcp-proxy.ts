import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

/** A server that passes everything on to another one until it is told to hold it up. */
export interface TcpProxy {
  port: number;
  /** From now on nothing passes, and nobody is told: the network swallows it. */
  pause: () => void;
  resume: () => void;
  close: () => Promise<void>;
}

export async function tcpProxy(port: number, host = '127.0.0.1'): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let paused = false;
  const server = createServer((client) => {
    const target = connect(port, host);
    for (const [from, to] of [[client, target], [target, client]] as const) {
      sockets.add(from);
      from.on('data', (data) => to.write(data));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.end();
      });
      if (paused) from.pause();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const holdUp = (now: boolean) => {
    paused = now;
    for (const socket of sockets) if (now) socket.pause(); else socket.resume();
  };
  return {
    port: (server.address() as AddressInfo).port,
    pause: () => holdUp(true),
    resume: () => holdUp(false),
    close: async () => {
      const closed = new Promise((done) => server.close(done));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
