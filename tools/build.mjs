import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CannotStart } from './runtime/cannot-start.mjs';
import { buildConsole } from './build-console.mjs';
import { bundleServices } from './bundle.mjs';
import { replace } from './replace.mjs';
import { filesIn } from './source-files.mjs';
import { swcOptions } from './swc.mjs';

const root = dirname(import.meta.dirname);

/** Compiles the services with their libs, and the console, and bundles each service. Returns how many files were written. */
export async function build() {
  return (await buildUnbundled()) + (await bundleServices(root));
}

/** The same, for services that are run from the files they are compiled to. */
export async function buildUnbundled() {
  return (await buildServices(root)) + (await buildConsole(root));
}

/**
 * Compiles every `apps/<name>/src` and `libs/<name>/src` of `folder` to `dist` beside it. Only files that changed are
 * compiled, and what has no source any more is removed. Returns how many files were written.
 * Throws an error whose message lists every file that could not be compiled.
 */
export async function buildServices(folder) {
  const projects = ['libs', 'apps']
    .flatMap((kind) => readdirSync(join(folder, kind)).map((name) => join(folder, kind, name)))
    .filter((project) => existsSync(join(project, 'src')) && !project.endsWith('apps/console'));
  const failures = [];
  let written = 0;
  for (const project of projects) written += await buildProject(project, failures);
  if (failures.length > 0) throw new CannotStart(failures.join('\n'));
  return written;
}

async function buildProject(project, failures) {
  const source = join(project, 'src');
  const dist = join(project, 'dist');
  const listFile = join(dist, '.built.json');
  const before = existsSync(listFile) ? JSON.parse(readFileSync(listFile, 'utf8')) : { files: {} };
  const how = createHash('sha256').update(JSON.stringify(swcOptions)).digest('hex');
  const files = {};
  let written = 0;

  for (const name of sourcesIn(source)) {
    const { mtimeMs, size } = statSync(join(source, name));
    files[name] = `${mtimeMs} ${size}`;
    const upToDate =
      before.how === how && before.files[name] === files[name] && existsSync(join(dist, outputOf(name)));
    if (upToDate) continue;
    try {
      await compile(source, dist, name);
      written += 1;
    } catch (error) {
      // A file that failed is tried again next time.
      delete files[name];
      // The compiler's own stack follows what it says about the source.
      const [reason] = error.message.split('\n\nCaused by:');
      failures.push(`${relative(root, join(source, name))}: ${reason.trim()}`);
    }
  }

  removeStale(dist, new Set(Object.keys(files).flatMap((name) => [outputOf(name), `${outputOf(name)}.map`])));
  const list = JSON.stringify({ how, files });
  if (list !== JSON.stringify(before)) replace(listFile, list);
  return written;
}

function sourcesIn(source) {
  return filesIn(source).filter((name) => !name.endsWith('.spec.ts') && !name.endsWith('.d.ts'));
}

/** Files that are no TypeScript (pages, JSON) are copied as they are. */
function outputOf(name) {
  return name.replace(/\.ts$/, '.js');
}

async function compile(source, dist, name) {
  const from = join(source, name);
  const to = join(dist, outputOf(name));
  if (!name.endsWith('.ts')) return replace(to, readFileSync(from));
  const { transform } = await import('@swc/core');
  const { code, map } = await transform(readFileSync(from, 'utf8'), {
    ...swcOptions,
    configFile: false,
    swcrc: false,
    filename: from,
    sourceFileName: relative(dirname(to), from),
    sourceMaps: true,
  });
  replace(`${to}.map`, map);
  replace(to, `${code}//# sourceMappingURL=${to.split('/').at(-1)}.map\n`);
}

function removeStale(dist, kept) {
  for (const name of filesIn(dist)) {
    if (name !== '.built.json' && !name.includes('.half-') && !kept.has(name))
      rmSync(join(dist, name), { force: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const began = performance.now();
  const written = await build().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
  console.log(`${written} files written in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
