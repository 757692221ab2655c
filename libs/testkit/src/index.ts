export { freshDatabase, type TestDatabase } from './database.js';
export { startExpiring } from './expiring.js';
export { longestTurn } from './longest-turn.js';
export { openPeer, type Peer } from './peer.js';
export {
  anonymous,
  call,
  factMessage,
  hashKey,
  identify,
  mail,
  member,
  messageOf,
  order,
  phone,
  publish,
  sampleOf,
  signingKey,
  visit,
  type Message,
  type Report,
  type StatedFact,
} from './reports.js';
export { bearer, startTestService, tokenKeys, type ServiceUnderTest } from './service.js';
export { freshTopics, PARTITIONS, tapTopics, testBrokers, testKafka, type Tapped, type TopicTap } from './topics.js';
export { tcpProxy, type TcpProxy } from './tcp-proxy.js';
export { waitFor } from './wait-for.js';
