import type { Identifier } from '@engawa/contracts';
import type { TrackingCall } from './call.js';
import { firstThere, isThere, Mapped, textOf, Told } from './told.js';

/** All identifiers of a call, wherever in it they stand, so that each forwarded item carries them all. */
export function whoOf(call: TrackingCall, namespace: string): Mapped {
  const identifiers: Mapped[] = [];
  const add = (kind: Identifier['kind'], value: Told, of?: unknown) => {
    if (value.value === undefined) return;
    identifiers.push(new Mapped(of === undefined ? { kind, value } : { kind, namespace: of, value }, value));
  };
  const context = call.context('traits');
  const told = (name: string) =>
    firstThere(call.traits.member(name).asText, context.member(name).asText, call.properties.member(name).asText);
  add('member', call.userId, namespace);
  add('mail', told('email'));
  add('phone', told('phone'));
  add('anonymous', call.anonymousId, namespace);
  if (call.type === 'alias') add('anonymous', call.previousId, namespace);
  const externalIds = call.context('externalIds');
  for (const external of externalIds.items) {
    const type = external.member('type').asText;
    if (type.value !== undefined) add('external', external.member('id').asText, type);
  }
  const all = new Mapped(identifiers, externalIds);
  const profile = profileOf(call, context);
  return new Mapped(profile ? { identifiers: all, profile } : { identifiers: all }, call.body);
}

/** Traits by Segment's reserved names; family names stand first, as in Japan. */
function profileOf(call: TrackingCall, context: Told): Mapped | undefined {
  if (call.type === 'group') return present({ company: call.traits.member('name').asText }, call.traits);
  if (!isThere(call.traits) && !isThere(context)) return undefined;
  const trait = (name: string) => firstThere(call.traits.member(name), context.member(name));
  const address = trait('address');
  const language = firstThere(trait('language'), trait('locale')).text?.slice(0, 2);
  const name = trait('name').asText;
  const birthday = trait('birthday').asText;
  return present(
    {
      name: name.value === undefined ? joined(trait('lastName'), trait('firstName')) : name,
      kana: trait('kana').asText,
      birthday: new Told(typeof birthday.value === 'string' ? birthday.value.slice(0, 10) : birthday.value, birthday),
      language: language === 'ja' || language === 'en' ? language : undefined,
      company: trait('company').member('name').asText,
      address: present(
        {
          postalCode: firstThere(address.member('postalCode'), address.member('zip')).asText,
          prefecture: address.member('state').asText,
          line1: joined(address.member('city'), address.member('street')),
        },
        address,
      ),
    },
    call.traits,
  );
}

/** Two texts as one, which stands where the first that is there does. */
function joined(...parts: Told[]): Told {
  const there = parts.map((part) => part.asText).filter((part) => part.value !== undefined);
  const beyond = there.find((part) => typeof part.value !== 'string');
  if (beyond) return beyond;
  return new Told(there.map((part) => textOf(part.value)).join(' ') || undefined, there[0] ?? parts[0]!);
}

function present(fields: Record<string, unknown>, of: Told): Mapped | undefined {
  const entries = Object.entries(fields).filter(([, field]) => (field instanceof Told ? field.value : field) !== undefined);
  return entries.length > 0 ? new Mapped(Object.fromEntries(entries), of) : undefined;
}
