import { instantOf } from '@engawa/contracts';
import { firstThere, Told } from './told.js';

/**
 * A call of the tracking API as clients of Segment and RudderStack send it; both spellings of names are read. Every
 * value knows where in the body it stands.
 */
export interface TrackingCall {
  type: 'identify' | 'track' | 'page' | 'screen' | 'group' | 'alias';
  body: Told;
  /** Where it says which type it is: in a batch a member, else the path. */
  typeAt: Told;
  messageId: Told;
  userId: Told;
  anonymousId: Told;
  previousId: Told;
  event: Told;
  name: Told;
  traits: Told;
  properties: Told;
  /** A member of the call's context, or of the context of the batch around it. */
  context: (name: string) => Told;
  /** When it happened by the sender's clock, and when the sender's clock said that it was sent. */
  timestamp: Told;
  sentAt: Told;
}

export const callTypes: TrackingCall['type'][] = ['identify', 'track', 'page', 'screen', 'group', 'alias'];

/** Reads a call; what it lacks may stand in the batch around it, or in the AnonymousId header. */
export function readCall(
  type: TrackingCall['type'],
  body: Told,
  around: Told,
  newId: () => string,
  anonymousIdHeader?: string,
): TrackingCall {
  const messageId = either(body, 'messageId', 'message_id').asText;
  const anonymousId = either(body, 'anonymousId', 'anonymous_id');
  const [context, contextAround] = [body.member('context'), around.member('context')];
  return {
    type,
    body,
    typeAt: body.at === '' ? new Told(undefined, ':call') : body.member('type'),
    messageId: messageId.value === undefined ? new Told(newId(), messageId) : messageId,
    userId: either(body, 'userId', 'user_id').asText,
    anonymousId: firstThere(anonymousId, new Told(anonymousIdHeader, 'header:anonymousid')).asText,
    previousId: either(body, 'previousId', 'previous_id').asText,
    event: either(body, 'event', 'action').asText,
    name: body.member('name').asText,
    traits: body.member('traits'),
    properties: body.member('properties').asObject,
    context: (name) => firstThere(context.member(name), contextAround.member(name)),
    timestamp: either(body, 'originalTimestamp', 'timestamp').asText,
    sentAt: firstThere(body.member('sentAt'), around.member('sentAt')).asText,
  };
}

const either = (told: Told, name: string, other: string) => firstThere(told.member(name), told.member(other));

/**
 * When it happened by our clock: the sender's clock is wrong by the difference between when it says it sent the call
 * and when we received it (Segment, "timestamp = receivedAt - (sentAt - originalTimestamp)").
 */
export function correctedTime(call: TrackingCall, receivedAt: number): string | undefined {
  const said = call.timestamp.value;
  if (said === undefined) return undefined;
  const happened = instantOf(String(said));
  const sent = instantOf(call.sentAt.text ?? '');
  if (Number.isNaN(happened)) return String(said);
  return new Date(Number.isNaN(sent) ? happened : receivedAt - (sent - happened)).toISOString();
}
