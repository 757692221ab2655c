import { consentChannels } from '@engawa/contracts';
import { kindOf } from '../domain/consent.js';

const kinds = consentChannels.flatMap((channel) => (kindOf(channel) ? [`WHEN '${channel}' THEN '${kindOf(channel)}'`] : []));

/** SQL: the kind of identifier that an address of a consent is; null for letters. */
export const KIND_OF_CHANNEL = `CASE channel ${kinds.join(' ')} END`;
