import { setTimeout as wait } from 'node:timers/promises';
import type { Admin } from 'kafkajs';

const ATTEMPTS = 20;

/**
 * Where each partition of a topic begins and ends. A partition that has just been made or moved has no leader for a
 * moment, which kafkajs takes for a final answer; here it is asked again, for 4 s.
 */
export async function topicOffsets(admin: Admin, topic: string): ReturnType<Admin['fetchTopicOffsets']> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await admin.fetchTopicOffsets(topic);
    } catch (error) {
      if (attempt === ATTEMPTS || !(error as { retriable?: boolean }).retriable) throw error;
      await wait(200);
    }
  }
}
