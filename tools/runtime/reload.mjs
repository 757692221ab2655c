import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildUnbundled } from '../build.mjs';
import { filesIn } from '../source-files.mjs';
import { tellOf } from './cannot-start.mjs';
import { root } from './install.mjs';
import { services } from './services.mjs';

const LOOK_MS = 400;

/**
 * Follows the sources: when something was saved, builds it, brings the databases to its shape, and restarts the services
 * that have it. What cannot be built is told, and the services go on as they are. `names` are the instances that run.
 */
export async function followSources({ supervisor, names, migrate, say }) {
  let before = timesOfSources();
  for (;;) {
    await sleep(LOOK_MS);
    const now = timesOfSources();
    const files = [...new Set([...before.keys(), ...now.keys()])].filter(
      (file) => before.get(file) !== now.get(file),
    );
    before = now;
    if (files.length === 0) continue;
    try {
      await buildUnbundled();
      if (files.some((file) => /migration/.test(file))) await migrate();
      await Promise.all(concerned(files, names).map((name) => supervisor.restart(name)));
    } catch (error) {
      say(tellOf(error));
    }
  }
}

/** Looked at and not watched: a watcher of Linux loses a file that an editor replaces instead of writing to it. */
function timesOfSources() {
  const sources = ['apps', 'libs'].flatMap((kind) =>
    readdirSync(join(root, kind)).flatMap((project) => {
      const folder = join(kind, project, 'src');
      return filesIn(join(root, folder)).map((name) => join(folder, name));
    }),
  );
  const built = sources.filter((file) => !/\.spec\.tsx?$/.test(file));
  return new Map(built.map((file) => [file, statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs]));
}

/** The instances that have any of the files in them. The console is read by the browser, as is the client it is made with. */
export function concerned(files, names) {
  const inBrowser = /^(apps\/console|libs\/api-client)\//;
  const changed = files.filter((file) => !inBrowser.test(file));
  if (changed.some((file) => file.startsWith('libs/'))) return names;
  const apps = services.filter((service) => changed.some((file) => file.startsWith(`apps/${service}/`)));
  return names.filter((name) => apps.some((app) => name === app || name.replace(/-\d$/, '') === app));
}
