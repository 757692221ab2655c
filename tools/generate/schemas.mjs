import { describedContracts } from './contract-source.mjs';

/** Everything in here is written by this generator. */
export const owns = 'libs/contracts/schemas';

/**
 * One JSON Schema of the data per type and version, for those who write or read events without our library.
 */
export function files(root) {
  return new Map(
    describedContracts(root).map(({ type, version, comment, data }) => {
      const schema = {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: `urn:engawa:schema:${type}:${version}`,
        title: type,
        description: comment,
        ...data,
      };
      return [`${owns}/${type}.${version}.json`, `${JSON.stringify(schema, null, 2)}\n`];
    }),
  );
}
