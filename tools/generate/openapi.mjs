import { describeApi } from '../../libs/service/dist/index.js';
import { services } from '../../libs/contracts/dist/index.js';

export const owns = 'openapi';

/** The OpenAPI description of each service, read from its controllers without starting it. */
export async function files(root) {
  const made = new Map();
  for (const name of ['gateway', ...services]) {
    const module = await import(`${root}/apps/${name}/dist/app.module.js`);
    const description = await describeApi(name, name === 'gateway' ? module.gatewayModule({}) : module.AppModule);
    made.set(`openapi/${name}.json`, `${JSON.stringify(description, null, 2)}\n`);
  }
  return made;
}
