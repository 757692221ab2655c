import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Peer {
  url: string;
  close: () => Promise<void>;
}

/** Answers as the gateway does to a service's credential, and as another service does to what it is asked. */
export async function openPeer<Question>(answer: (question: Question) => unknown): Promise<Peer> {
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const answered = request.url?.endsWith('/tokens') ? { token: 'token', expiresInSeconds: 60 } : answer(JSON.parse(text) as Question);
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answered));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
