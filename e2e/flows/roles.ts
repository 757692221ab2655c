import { call, system } from './system.js';

export interface Role {
  id: string;
  version: number;
  permissions: string[];
}
export interface Person {
  id: string;
  version: number;
  name: string;
  roles: string[];
  partner: string | null;
  endsOn: string | null;
  ended: boolean;
}

export const roleOf = async (id: string) => (await call<{ items: Role[] }>('GET', '/api/roles')).body.items.find((role) => role.id === id)!;
export async function personOf(role: string): Promise<Person> {
  const { name } = system.people.find((each) => each.role === role)!;
  return (await call<{ items: Person[] }>('GET', '/api/people?limit=200')).body.items.find((each) => each.name === name)!;
}

/** Replaces what was read, and says what became of it. */
export async function put<T extends { id: string; version: number }>(noun: string, row: T, change: object, token?: string) {
  const { version, ...body } = { ...row, ...change };
  return call<{ type: string }>('PUT', `/api/${noun}/${row.id}`, { body, token, headers: { 'if-match': `"${version}"` } });
}

/** Changes a role, or what an administrator says of the person who has it, and gives the way back. */
export async function changed(id: string, { role = {}, person = {} }: { role?: object; person?: object }): Promise<() => Promise<void>> {
  const [roleBefore, personBefore] = [await roleOf(id), accessOf(await personOf(id))];
  await put('roles', roleBefore, role);
  await put('people', personBefore, person);
  return async () => {
    const { version: roleVersion } = await roleOf(id);
    await put('roles', roleBefore, { version: roleVersion });
    const { version } = await personOf(id);
    await put('people', personBefore, { version });
  };
}

/** What an administrator may say of a person. */
export const accessOf = ({ id, version, partner, endsOn }: Person) => ({ id, version, partner, endsOn });
