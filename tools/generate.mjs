import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesIn } from './source-files.mjs';

const root = dirname(import.meta.dirname);

/**
 * What makes committed files from the code. Each exports `files(root)`, a map (or a promise of one) of paths
 * to texts, and may own a folder in which nothing else lives.
 */
const generators = ['schemas', 'asyncapi', 'events', 'openapi', 'api-client', 'access', 'settings', 'metrics', 'bad-input'];

/** The paths whose text differs from what the code makes, and those that nothing makes any more. */
export async function drift() {
  const differing = new Map();
  for (const name of generators) {
    const generator = await import(`./generate/${name}.mjs`);
    const made = await generator.files(root);
    for (const [path, text] of made) if (read(path) !== text) differing.set(path, text);
    const owned = generator.owns
      ? filesIn(join(root, generator.owns)).map((file) => `${generator.owns}/${file}`)
      : [];
    for (const path of owned) if (!made.has(path)) differing.set(path, undefined);
  }
  return differing;
}

function read(path) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function write(path, text) {
  if (text === undefined) return rmSync(join(root, path));
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

async function main() {
  const differing = await drift();
  const check = process.argv.includes('--check');
  if (!check) for (const [path, text] of differing) write(path, text);
  for (const [path, text] of differing)
    console.log(`${text === undefined ? 'no longer made' : 'differs'}: ${path}`);
  if (check && differing.size)
    throw new Error(`${differing.size} generated files have drifted: run npm run generate`);
  if (!check) console.log(`${differing.size} files written`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main().catch((error) => {
    const unbuilt = error.code === 'ERR_MODULE_NOT_FOUND';
    console.error(unbuilt ? `${error.message.split('\n')[0]}: run npm run build first` : error.message);
    process.exit(1);
  });
}
