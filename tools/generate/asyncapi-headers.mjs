const text = (description) => ({ type: 'string', description });
const time = (description) => ({ type: 'string', format: 'date-time', description });

const cloudEvent = {
  'content-type': { const: 'application/json' },
  ce_specversion: { const: '1.0' },
  ce_id: text('Unique within its source. The same id again has no second effect.'),
  ce_source: text('Who made the event, a URI reference.'),
  ce_type: text('The name of the type.'),
  ce_dataversion: text("The version of the data's shape; 1 when absent."),
  ce_time: time('When it happened.'),
  ce_backfill: {
    enum: ['true'],
    description: 'History: it changes state, but sends, asks and opens nothing.',
  },
  traceparent: text('W3C Trace Context.'),
};

/**
 * The `ce_` headers of what is reported, of what an owner states, and of what customer-profile states again.
 */
export const headerSchemas = {
  IntakeHeaders: headers(['ce_id', 'ce_source', 'ce_type', 'ce_specversion'], {
    ce_publisher: text(
      'Who published it, set by the gateway. Without a valid signature it counts as `kafka`.',
    ),
    ce_publishersignature: text("The gateway's HMAC over publisher, backfill, id, source, type and value."),
  }),
  FactHeaders: headers(['ce_id', 'ce_source', 'ce_type', 'ce_specversion', 'ce_time', 'ce_recordedtime'], {
    ce_recordedtime: time('When its owner recorded it.'),
  }),
  KnownFactHeaders: headers(
    [
      'ce_id',
      'ce_source',
      'ce_type',
      'ce_specversion',
      'ce_time',
      'ce_recordedtime',
      'ce_customerid',
      'ce_groupversion',
    ],
    {
      ce_recordedtime: time('When its owner recorded it.'),
      ce_customerid: {
        type: 'string',
        format: 'uuid',
        description: 'The customer it belonged to when it was stated.',
      },
      ce_groupversion: text("The version of that grouping, an integer. The key is the customer's origin."),
    },
  ),
};

function headers(required, own) {
  return { type: 'object', required, properties: { ...cloudEvent, ...own } };
}

/** The headers of one type: those of its kind, with the type's name and version fixed. */
export function headersOf(kind, { type, version }) {
  return {
    allOf: [
      { $ref: `#/components/schemas/${kind}` },
      {
        type: 'object',
        properties: { ce_type: { const: type }, ce_dataversion: { const: String(version) } },
      },
    ],
  };
}
