import { routesOf } from '../../libs/service/dist/index.js';
import { services } from '../../libs/contracts/dist/index.js';

const heading = `# Access

Which role may call which route of the departments' API, generated from what the routes declare and from the roles as they are
until an administrator changes them ([roles.ts](../apps/gateway/src/access/roles.ts)). A route that declares nothing can be
called by nobody, and fails the tests. People of partners reach only routes that say so: ○ stands for the customers whose
records are open to their centre, through a contact with somebody they identified. Publishers' routes (\`/v1\`) need a key
instead, and \`/s/<token>\` a signed link.
`;

/** `docs/access.md`: a row for each route, a column for each role. */
export async function files(root) {
  const { defaultRoles } = await import(`${root}/apps/gateway/dist/access/roles.js`);
  const modules = ['gateway', ...services].map((name) => import(`${root}/apps/${name}/dist/app.module.js`));
  const routes = (await Promise.all(modules)).flatMap(({ AppModule }) => routesOf(AppModule));
  const shown = routes
    .filter(({ path, needs }) => /^\/(api|dev|metrics)\b/.test(path) && needs !== 'open')
    .sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`, 'en'));
  const rows = shown.map((route) => [
    `\`${route.method} ${route.path}\``,
    route.needs,
    ...defaultRoles.map((role) => cellOf(role, route)),
  ]);
  const ids = defaultRoles.map(({ id }) => id);
  const table = [['route', 'needs', ...ids], ['---', '---', ...ids.map(() => ':-:')], ...rows];
  const text = table.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return new Map([['docs/access.md', `${heading}\n${text}\n`]]);
}

function cellOf({ permissions, forPartners }, { needs, partners }) {
  if (needs === 'signed-in') return '✓';
  if (!permissions.includes(needs) || (forPartners && !partners)) return '–';
  return forPartners && partners !== 'any' ? '○' : '✓';
}
