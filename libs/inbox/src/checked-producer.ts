import { createProducer } from '@engawa/kafka';
import type { Kafka, Producer } from 'kafkajs';
import type { DataSource } from 'typeorm';
import { checkCluster, ConnectionCheck } from './check-positions.js';
import { ConsumerHalted } from './positions.js';

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
export class CheckedProducer implements Pick<Producer, 'connect' | 'disconnect' | 'sendBatch'> {
  private readonly connections: ConnectionCheck;
  private producer: Producer;

  constructor(private readonly parts: CheckedProducerParts) {
    this.connections = new ConnectionCheck(() => checkCluster(parts.kafka, parts.db));
    this.producer = this.create();
  }

  connect(): Promise<void> {
    return this.producer.connect();
  }

  disconnect(): Promise<void> {
    return this.producer.disconnect();
  }

  async sendBatch(batch: Parameters<Producer['sendBatch']>[0]): ReturnType<Producer['sendBatch']> {
    await this.connections.run();
    const { producer } = this;
    const sent = await producer.sendBatch(batch);
    // The client may have connected anew meanwhile.
    await this.connections.run().catch(async (error: unknown) => {
      if (error instanceof ConsumerHalted) await this.replace(producer);
      throw error;
    });
    return sent;
  }

  private create(): Producer {
    return createProducer(this.parts.connect(this.connections.noteOpened));
  }

  /** It has counted on with what the other Kafka took, and the one we know would refuse every later number. */
  private async replace(used: Producer): Promise<void> {
    if (used !== this.producer) return;
    this.producer = this.create();
    await used.disconnect();
    await this.producer.connect();
  }
}
