import { routesOf } from '../../libs/service/dist/index.js';
import { services } from '../../libs/contracts/dist/index.js';

const heading = `# Access

Which role may call which route of the departments' API, generated from what the routes declare and from
[roles.ts](../apps/gateway/src/access/roles.ts). A route that declares nothing can be called by nobody, and fails the tests.
Publishers' routes (\`/v1\`) need a key instead, and \`/s/<token>\` a signed link.
`;

/** \`docs/access.md\`: a row for each route, a column for each role. */
export async function files(root) {
  const { permissionsOf, roles } = await import(`${root}/apps/gateway/dist/access/roles.js`);
  const modules = ['gateway', ...services].map((name) => import(`${root}/apps/${name}/dist/app.module.js`));
  const routes = (await Promise.all(modules)).flatMap(({ AppModule }) => routesOf(AppModule));
  const shown = routes
    .filter(({ path, needs }) => /^\/(api|dev|metrics)\b/.test(path) && needs !== 'open')
    .sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`, 'en'));
  const may = (role, needs) => needs === 'signed-in' || permissionsOf([role]).includes(needs);
  const rows = shown.map(({ method, path, needs }) => [
    `\`${method} ${path}\``,
    needs,
    ...roles.map((role) => (may(role, needs) ? '✓' : '–')),
  ]);
  const table = [['route', 'needs', ...roles], ['---', '---', ...roles.map(() => ':-:')], ...rows];
  const text = table.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return new Map([['docs/access.md', `${heading}\n${text}\n`]]);
}
