/**
 * What the linter does not see: names, and who is below whom. Each rule is given all source files, `[{ path, text }]`, and
 * tells what breaks it in words.
 */
export const rules = [
  namesThatSayNothing,
  settingsReadElsewhere,
  exportsOfLibs,
  consumersNames,
  servicesThatForgetNobody,
  circlesOfLibs,
  longReadmes,
];

const NOTHING = /^(utils?|common|shared|helpers?|core|base|misc|types|constants)$/;

function namesThatSayNothing(files) {
  return files
    .filter(({ path }) => path.split('/').some((part) => NOTHING.test(part.split('.')[0])))
    .map(({ path }) => `${path}: a name that says nothing of what is in it`);
}

/** Programs of libs begin by themselves and have no config.ts. */
const PROGRAMS = [
  'libs/kafka/src/create-topics.ts',
  'libs/postgres/src/migrate.ts',
  'libs/rebuild/src/run-rebuild.ts',
];

function settingsReadElsewhere(files) {
  return files
    .filter(({ path }) => /^(apps|libs)\/[^/]+\/src\//.test(path) && !path.startsWith('libs/testkit/'))
    .filter(
      ({ path }) => !/\.spec\.tsx?$|^apps\/[^/]+\/src\/config\.ts$/.test(path) && !PROGRAMS.includes(path),
    )
    .filter(({ text }) => /process\.env\b(?!\.KAFKAJS)/.test(text))
    .map(({ path }) => `${path}: config.ts is the only reader of process.env`);
}

function exportsOfLibs(files) {
  const libs = new Set(files.map(({ path }) => /^libs\/[^/]+/.exec(path)?.[0]).filter(Boolean));
  const without = [...libs].filter((lib) => !files.some(({ path }) => path === `${lib}/src/index.ts`));
  const inside = files.filter(
    ({ path }) => /(^|\/)index\.ts$/.test(path) && !/^libs\/[^/]+\/src\/index\.ts$/.test(path),
  );
  const lists = inside.filter(({ path }) => !path.endsWith('/migrations/index.ts'));
  const all = files.filter(({ path, text }) => path.endsWith('.ts') && /^export \*/m.test(text));
  return [
    ...without.map((lib) => `${lib}: has no src/index.ts`),
    ...lists.map(({ path }) => `${path}: only a lib, and a list of migrations, has an index.ts`),
    ...all.map(({ path }) => `${path}: exports by name`),
  ];
}

function consumersNames(files) {
  return files
    .filter(({ path }) => /^apps\/[^/]+\/src\/consumers\/[^/]+\.ts$/.test(path) && !path.endsWith('.spec.ts'))
    .filter(({ path }) => !/\/(on(-[a-z]+){2,}|[a-z-]+-timer)\.ts$/.test(path))
    .map(({ path }) => `${path}: a consumer is called on-<noun>-<what happened>.ts, or <what>-timer.ts`);
}

/** A case of erasure, and the proof of a deletion, waits for every service; customer-profile states both and does its part itself. */
function servicesThatForgetNobody(files) {
  const services = files
    .filter(({ path, text }) => /^apps\/[^/]+\/src\/main\.ts$/.test(path) && text.includes('startService('))
    .map(({ path }) => path.split('/')[1])
    .filter((service) => service !== 'customer-profile');
  const needed = { 'on-customer-erased': 'erases nobody', 'on-customer-data-expired': 'deletes nothing' };
  return services.flatMap((service) =>
    Object.entries(needed)
      .filter(([file]) => !files.some(({ path }) => path === `apps/${service}/src/consumers/${file}.ts`))
      .map(([file, why]) => `apps/${service}: ${why}; it needs consumers/${file}.ts`),
  );
}

function circlesOfLibs(files) {
  const below = new Map();
  for (const { path, text } of files) {
    const lib = /^libs\/([^/]+)\/src\//.exec(path)?.[1];
    if (!lib || /\.spec\.ts$/.test(path)) continue;
    const used = below.get(lib) ?? below.set(lib, new Set()).get(lib);
    for (const [, name] of text.matchAll(/from '@engawa\/([^']+)'/g)) used.add(name);
  }
  const circles = [];
  const walk = (lib, way) => {
    if (way.includes(lib)) return circles.push([...way.slice(way.indexOf(lib)), lib].join(' → '));
    return (below.get(lib) ?? []).forEach((each) => walk(each, [...way, lib]));
  };
  for (const lib of [...below.keys()].sort()) if (circles.length === 0) walk(lib, []);
  return circles.map((circle) => `${circle}: libs import what is below them`);
}

function longReadmes(files) {
  return files
    .filter(({ path, text }) => /^apps\/[^/]+\/README\.md$/.test(path) && text.split('\n').length > 61)
    .map(({ path }) => `${path}: has over 60 lines`);
}
