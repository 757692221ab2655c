import { consentChannels } from '@engawa/contracts';
import { kindOf, type ConsentChannel } from '../domain/consent.js';

/**
 * The channels whose addresses are known by being somebody's identifier. A FAX number is not: it is theirs of whom it was said, be it that
 * somebody else calls there.
 */
export const addressedChannels = consentChannels.filter((channel) => kindOf(channel) !== undefined && channel !== 'fax');

const kinds = (channels: readonly ConsentChannel[]) => channels.map((channel) => `('${channel}', '${kindOf(channel)}')`).join(', ');

/** SQL: these channels, each with the kind of identifier that its addresses are. */
export const ADDRESSED = `(VALUES ${kinds(addressedChannels)}) AS addressed (channel, kind)`;
