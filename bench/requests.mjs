import { randomUUID } from 'node:crypto';

export const get = (dev, path) => request(dev, 'GET', path);
export const post = (dev, path, body) => request(dev, 'POST', path, JSON.stringify(body), 'application/json');
export const put = (dev, path, bytes) => request(dev, 'PUT', path, bytes, 'application/octet-stream');

/** As the first person, through the gateway. */
async function request({ gateway, people }, method, path, body, type) {
  const headers = {
    authorization: `Bearer ${people[0].token}`,
    ...(type ? { 'content-type': type, 'idempotency-key': randomUUID() } : {}),
  };
  const answer = await fetch(gateway + path, { method, headers, body });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}: ${text}`);
  return text && JSON.parse(text);
}

/** Seconds. */
export async function timed(work) {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
