import { Controller } from '@nestjs/common';
import { ContactRecord } from '@engawa/contracts';
import { On, reported, type Batch } from '@engawa/inbox';
import { recordContacts } from '../commands/record-contacts.js';

/** Telephone systems, chat tools and outsourced centres report contacts. */
@Controller()
export class ContactRecordIntake {
  @On(ContactRecord)
  async record(batch: Batch<typeof ContactRecord>): Promise<void> {
    await recordContacts(batch.tx, reported(batch));
  }
}
