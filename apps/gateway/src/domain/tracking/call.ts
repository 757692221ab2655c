/** A call of the tracking API as clients of Segment and RudderStack send it; both spellings of names are read. */
export interface TrackingCall {
  type: 'identify' | 'track' | 'page' | 'screen' | 'group' | 'alias';
  messageId: string;
  userId?: string;
  anonymousId?: string;
  previousId?: string;
  event?: string;
  name?: string;
  traits: Record<string, unknown>;
  properties: Record<string, unknown>;
  context: Record<string, unknown>;
  /** When it happened by the sender's clock, and when the sender's clock said that it was sent. */
  timestamp?: string;
  sentAt?: string;
}

export const callTypes: TrackingCall['type'][] = ['identify', 'track', 'page', 'screen', 'group', 'alias'];

export function asObject(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** A text or a number as text; clients send ids as either. */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

/** Reads a call; what it lacks may stand in the batch around it, or in the AnonymousId header. */
export function readCall(
  type: TrackingCall['type'],
  body: Record<string, unknown>,
  around: Record<string, unknown>,
  newId: () => string,
  anonymousIdHeader?: string,
): TrackingCall {
  return {
    type,
    messageId: asText(body.messageId ?? body.message_id) ?? newId(),
    userId: asText(body.userId ?? body.user_id),
    anonymousId: asText(body.anonymousId ?? body.anonymous_id ?? anonymousIdHeader),
    previousId: asText(body.previousId ?? body.previous_id),
    event: asText(body.event ?? body.action),
    name: asText(body.name),
    traits: asObject(body.traits),
    properties: asObject(body.properties),
    context: { ...asObject(around.context), ...asObject(body.context) },
    timestamp: asText(body.originalTimestamp ?? body.timestamp),
    sentAt: asText(body.sentAt ?? around.sentAt),
  };
}

/**
 * When it happened by our clock: the sender's clock is wrong by the difference between when it says it sent the call
 * and when we received it (Segment, "timestamp = receivedAt - (sentAt - originalTimestamp)").
 */
export function correctedTime(call: TrackingCall, receivedAt: number): string | undefined {
  if (!call.timestamp) return undefined;
  const happened = Date.parse(call.timestamp);
  const sent = call.sentAt ? Date.parse(call.sentAt) : NaN;
  if (Number.isNaN(happened)) return call.timestamp;
  return new Date(Number.isNaN(sent) ? happened : receivedAt - (sent - happened)).toISOString();
}
