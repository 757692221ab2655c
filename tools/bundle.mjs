import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from './runtime/cannot-start.mjs';
import { replace } from './replace.mjs';
import { services } from './runtime/services.mjs';
import { filesIn } from './source-files.mjs';

/** Packages with parts that cannot stand in a bundle: native code, and files that are looked for beside the package. */
const external = ['snappy', 'lz4-napi', 'pino'];

/**
 * Puts each service with its libs and packages into `dist/<service>.js`, and what several of them share into
 * `dist/chunks`: a service that reads twenty files starts in a quarter of the time of one that reads two thousand.
 * Returns the number of files written, 0 when nothing has changed since the last time. The services must be built.
 */
export async function bundleServices(root) {
  const dist = join(root, 'dist');
  const stamp = join(dist, '.built');
  const state = stateOf(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return 0;

  const { rolldown } = await import('rolldown');
  const input = Object.fromEntries(services.map((name) => [name, join(root, 'apps', name, 'dist/main.js')]));
  const options = {
    input,
    cwd: root,
    platform: 'node',
    treeshake: false,
    external,
    plugins: [ownSourceMaps],
    onLog,
  };
  const bundle = await rolldown(options).catch(cannotBundle);
  const { output } = await bundle
    .generate({
      format: 'esm',
      // By itself it leaves out calls whose results are not used, also those that are made for what they throw.
      minify: false,
      chunkFileNames: 'chunks/[name]-[hash].js',
      // Nest and the API's description know classes by their names.
      keepNames: true,
      sourcemap: true,
      sourcemapExcludeSources: true,
    })
    .catch(cannotBundle);
  await bundle.close();

  rmSync(stamp, { force: true });
  for (const { fileName, code, source } of output) replace(join(dist, fileName), code ?? source);
  const names = output.map(({ fileName }) => fileName);
  for (const name of filesIn(dist)) if (!names.includes(name)) rmSync(join(dist, name), { force: true });
  replace(stamp, state);
  return output.length;
}

/** What each service and lib was built from, and which packages are installed. */
function stateOf(root) {
  const projects = ['libs', 'apps'].flatMap((kind) =>
    readdirSync(join(root, kind)).map((name) => join(kind, name)),
  );
  const lists = projects.map((project) => join(project, 'dist/.built.json'));
  const hash = createHash('sha256');
  for (const name of [...lists, 'package-lock.json', 'tools/bundle.mjs']) {
    const file = join(root, name);
    if (existsSync(file)) hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * Carries the maps of our own files on, so that an error names its line in the source, and makes none for packages,
 * whose maps would take a process 140 MB and half a second to read.
 */
const ownSourceMaps = {
  name: 'own-source-maps',
  load: {
    filter: { id: /\.[cm]?js$/ },
    handler(file) {
      const isOwn = !file.includes('/node_modules/') && existsSync(`${file}.map`);
      const map = isOwn
        ? JSON.parse(readFileSync(`${file}.map`, 'utf8'))
        : { mappings: '', sources: [], names: [] };
      return { code: readFileSync(file, 'utf8'), map };
    },
  },
};

/** Nest asks for the packages of transports that are not used here, and does without them. */
function onLog(level, { code, message }) {
  if (level === 'warn' && code !== 'UNRESOLVED_IMPORT') console.warn(message);
}

function cannotBundle({ message }) {
  throw new CannotStart(`The services could not be bundled:\n${message.trim()}`);
}
