import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';

/**
 * `node record.mjs <python>`: plays story.py by each client with a Python that has requirements.txt installed, and
 * keeps the requests they make as `<client>.json`. Bodies are kept as they were, decompressed; the names that a
 * test makes its own are RUN, the write key is KEY.
 */
const run = promisify(execFile);
const python = process.argv[2] ?? 'python3';
const here = import.meta.dirname;

for (const client of ['segment', 'rudderstack']) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const chunks = await Array.fromAsync(request);
    const { method, url, headers } = request;
    const raw = Buffer.concat(chunks);
    const body = (headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw).toString('utf8');
    delete headers.host;
    delete headers['content-length'];
    requests.push({ method, path: url, headers, body });
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"success":true}');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await run(python, [join(here, 'story.py'), client, `http://127.0.0.1:${port}`, 'KEY', 'RUN']);
  server.close();
  server.closeAllConnections();
  writeFileSync(join(here, `${client}.json`), `${JSON.stringify(requests, null, 2)}\n`);
}
