export { createKafka, createProducer, type KafkaSettings } from './client.js';
export { decodeMessage, encodeHeaders, typeInHeaders, UnreadableMessage, type Decoded, type FactHeaders } from './cloudevents.js';
export { createTopics } from './create-topics.js';
export { intakeKey, isSignedByGateway, signPublisher, type SignedPart } from './publisher-signature.js';
export { kafkaSettingsFrom } from './settings.js';
export { topicOffsets } from './topic-offsets.js';
