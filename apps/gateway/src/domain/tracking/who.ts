import type { Identifier, ProfileFields, ReportedCustomer } from '@engawa/contracts';
import { asObject, asText, type TrackingCall } from './call.js';

/** All identifiers of a call, wherever in it they stand, so that each forwarded item carries them all. */
export function whoOf(call: TrackingCall, namespace: string): ReportedCustomer {
  const places = [call.traits, asObject(call.context.traits), call.properties];
  const first = (names: string[]) => places.flatMap((place) => names.map((name) => asText(place[name]))).find(Boolean);
  const identifiers: Identifier[] = [];
  const add = (kind: Identifier['kind'], value: string | undefined, of?: string) => {
    if (value !== undefined) identifiers.push({ kind, value, ...(of === undefined ? {} : { namespace: of }) });
  };
  add('member', call.userId, namespace);
  add('mail', first(['email']));
  add('phone', first(['phone']));
  add('anonymous', call.anonymousId, namespace);
  if (call.type === 'alias') add('anonymous', call.previousId, namespace);
  for (const external of Array.isArray(call.context.externalIds) ? call.context.externalIds : []) {
    const { id, type } = asObject(external);
    if (asText(type)) add('external', asText(id), asText(type));
  }
  const profile = profileOf({ ...asObject(call.context.traits), ...call.traits }, call);
  return { identifiers, ...(Object.keys(profile).length > 0 ? { profile } : {}) };
}

/** Traits by Segment's reserved names; family names stand first, as in Japan. */
function profileOf(traits: Record<string, unknown>, call: TrackingCall): ProfileFields {
  if (call.type === 'group') {
    const company = asText(call.traits.name);
    return company ? { company } : {};
  }
  const address = asObject(traits.address);
  const inParts = [asText(traits.lastName), asText(traits.firstName)].filter(Boolean).join(' ');
  const language = asText(traits.language ?? traits.locale)?.slice(0, 2);
  const fields: ProfileFields = {
    name: asText(traits.name) ?? (inParts || undefined),
    kana: asText(traits.kana),
    birthday: asText(traits.birthday)?.slice(0, 10),
    language: language === 'ja' || language === 'en' ? language : undefined,
    company: asText(asObject(traits.company).name),
    address: present({
      postalCode: asText(address.postalCode ?? address.zip),
      prefecture: asText(address.state),
      line1: [asText(address.city), asText(address.street)].filter(Boolean).join(' ') || undefined,
    }),
  };
  return present(fields) ?? {};
}

function present<T extends object>(fields: T): T | undefined {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return entries.length > 0 ? (Object.fromEntries(entries) as T) : undefined;
}
