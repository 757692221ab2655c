import { Controller } from '@nestjs/common';
import { MessageRecord, MessageSent } from '@engawa/contracts';
import { causeOf, On, type Batch } from '@engawa/inbox';
import { fact, stateFacts } from '@engawa/outbox';

/** Other mailing tools tell what they sent. Nothing is sent because of it. */
@Controller()
export class MessageRecordIntake {
  @On(MessageRecord)
  async record({ tx, items }: Batch<typeof MessageRecord>): Promise<void> {
    const facts = items.map((item) => {
      const { messageId, ...rest } = item.data;
      return fact(MessageSent, { message: messageId, ...rest }, causeOf(item));
    });
    await stateFacts(tx, 'messaging', facts);
  }
}
