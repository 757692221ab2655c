import openapiTypescript, { astToString } from 'openapi-typescript';
import { files as openApiFiles } from './openapi.mjs';

export const owns = 'libs/api-client/src/generated';

/** The types of libs/api-client, made of the OpenAPI descriptions. */
export async function files(root) {
  const made = new Map();
  for (const [path, text] of await openApiFiles(root)) {
    const name = path.replace(/^openapi\/|\.json$/g, '');
    const types = astToString(await openapiTypescript(JSON.parse(text), { alphabetize: true }));
    made.set(`${owns}/${name}.ts`, types);
  }
  return made;
}
