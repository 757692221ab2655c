export {
  allContracts,
  contractOf,
  personalFields,
  services,
  takeUndeclared,
  Type,
  type About,
  type DataOf,
  type Department,
  type Direction,
  type EventContract,
  type IntakeContract,
  type Owner,
  type Service,
  type Violation,
  type Words,
} from './define.js';
export {
  FRESH_MS,
  ID_BYTES_MAX,
  instantOf,
  isFresh,
  nameViolation,
  SOURCE_BYTES_MAX,
  structuredData,
  timeViolation,
  type Envelope,
  type KnownCustomer,
} from './envelope.js';
export {
  contactChannels,
  IDENTIFIER_MAX,
  IDENTIFIER_PATTERN,
  type DescribedCustomer,
  type FactCustomer,
  type Identifier,
  type ProfileFields,
  type ReportedCustomer,
} from './fields.js';
export { storableViolation, textViolation } from './storable.js';
export { departments } from './departments.js';
export { channelNames, timelineEntry, type TimelineEntryView } from './timeline.js';
export { allTopics, eventsTopic, intakeTopic, topicOf } from './topics.js';

export { AuditRecord, type AuditEntry } from './audit/audit-record.js';
export { OrderCancel } from './order/order-cancel.js';
export { OrderCancelled } from './order/order-cancelled.js';
export { OrderDelivered } from './order/order-delivered.js';
export { OrderPlace } from './order/order-place.js';
export { OrderPlaced } from './order/order-placed.js';
export { OrderShip } from './order/order-ship.js';
export { OrderShipped } from './order/order-shipped.js';
export { ContactClosed } from './contact/contact-closed.js';
export { ContactOpened, verificationItems } from './contact/contact-opened.js';
export { RemedyGranted } from './contact/remedy-granted.js';
export { ContactRecord } from './contact/contact-record.js';
export { SurveyAnswer } from './survey/survey-answer.js';
export { SurveyAnswered } from './survey/survey-answered.js';
export { SurveyInvited } from './survey/survey-invited.js';
export { SegmentEntered } from './segment/segment-entered.js';
export { SegmentLeft } from './segment/segment-left.js';
export { MessageDeliver } from './message/message-deliver.js';
export { MessageHeld } from './message/message-held.js';
export { MessageRecord } from './message/message-record.js';
export { MessageSent } from './message/message-sent.js';
export { ConsentChanged, consentChannels, consentStates } from './consent/consent-changed.js';
export { ConsentRecord } from './consent/consent-record.js';
export { CustomerContactResumed } from './customer/customer-contact-resumed.js';
export { CustomerContactStopped, stopReasons, stopTellers } from './customer/customer-contact-stopped.js';
export { CustomerCorrected } from './customer/customer-corrected.js';
export { CustomerDataExpired, EXPIRED_FACTS_MAX } from './customer/customer-data-expired.js';
export { CustomerErased, ERASED_FACTS_MAX } from './customer/customer-erased.js';
export { DeletionConfirm } from './customer/deletion-confirm.js';
export { ErasureConfirm } from './customer/erasure-confirm.js';
export { CustomerEntryCorrected } from './customer/customer-entry-corrected.js';
export { CustomerIdentified } from './customer/customer-identified.js';
export { CustomerIdentify } from './customer/customer-identify.js';
export { CustomerNoted } from './customer/customer-noted.js';
export { CustomerRegrouped } from './customer/customer-regrouped.js';
export { WebTouch } from './web/web-touch.js';
export { WebTouched } from './web/web-touched.js';
