import { createProducer } from '@engawa/kafka';
import type { Kafka, Producer } from 'kafkajs';
import type { DataSource } from 'typeorm';
import { checkCluster, ConnectionCheck } from './check-positions.js';

interface CheckedProducerParts {
  kafka: Kafka;
  /** Makes a client of the producer's own, which tells of each connection that it opens. */
  connect: (opened: () => void) => Kafka;
  db: DataSource;
}

/**
 * A producer for the Kafka whose log this database knows. What another one acknowledges, which took its place, does not
 * count as sent: `sendBatch` throws ConsumerHalted, and the same is sent again when the one we know is back.
 */
export function createCheckedProducer({ kafka, connect, db }: CheckedProducerParts): Producer {
  const connections = new ConnectionCheck(() => checkCluster(kafka, db));
  const producer = createProducer(connect(connections.noteOpened));
  return {
    ...producer,
    sendBatch: async (batch) => {
      await connections.run();
      const sent = await producer.sendBatch(batch);
      // The client may have connected anew meanwhile.
      await connections.run();
      return sent;
    },
  };
}
