import { Pool } from 'undici';

/**
 * Sends all requests over `connections` connections, each as soon as the one before on its connection is answered,
 * and resolves to `{ seconds, events }` of those the server accepted. A request is `{ method, path, headers, body, events }`.
 * A 503 is tried again, as a publisher would; anything but a 2xx besides is an error.
 */
export async function send(origin, requests, { connections, onAnswer = () => undefined }) {
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const queue = requests[Symbol.iterator]();
  let events = 0;
  const lane = async () => {
    for (const request of queue) {
      await sendOne(pool, request);
      events += request.events;
      onAnswer(request);
    }
  };
  const began = performance.now();
  try {
    await Promise.all(Array.from({ length: connections }, lane));
    return { seconds: (performance.now() - began) / 1000, events };
  } finally {
    await pool.close();
  }
}

async function sendOne(pool, { method = 'POST', path, headers, body }) {
  for (;;) {
    const answer = await pool.request({ method, path, headers, body });
    const text = await answer.body.text();
    if (answer.statusCode < 300) return;
    if (answer.statusCode !== 503)
      throw new Error(`${path} answered ${answer.statusCode}: ${text.slice(0, 500)}`);
  }
}
