import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiHeader, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { ForPartners, Requires } from '@engawa/auth';
import { IdempotencyOf, idempotentlyDone, UuidParam, type IdempotentRequest } from '@engawa/http';
import { Changed, Shown } from '@engawa/service';
import { Clock } from '@engawa/timers';
import { DataSource } from 'typeorm';
import { resumeContact, stopContact } from '../commands/stop-contact.js';
import { StopContactDto } from './contact-stop.dto.js';

/** ご逝去・施設入所: one act, after which no service writes to them or asks them anything. */
@ApiTags('customers')
@Controller('api/customers')
export class ContactStopController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** What is under way is not sent either. `stopped` of the customer tells of it to whoever looks. */
  @Requires('customers.stop')
  @ForPartners({ customer: 'id' })
  @Post(':id/stop-contact')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @HttpCode(204)
  @ApiNoContentResponse()
  async stopContact(@UuidParam('id') id: string, @Body() body: StopContactDto, @IdempotencyOf() request: IdempotentRequest, @Changed() changed: string[]) {
    changed.push(body.reason);
    await idempotentlyDone(this.db, request, async (tx) => {
      await stopContact(tx, id, { ...body }, this.clock.now());
    });
  }

  /** It was a mistake, or is over. What was held meanwhile is not sent later. */
  @Requires('customers.stop')
  @Post(':id/resume-contact')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @HttpCode(204)
  @ApiNoContentResponse()
  async resumeContact(@UuidParam('id') id: string, @IdempotencyOf() request: IdempotentRequest, @Shown() shown: string[]) {
    shown.push(id);
    await idempotentlyDone(this.db, request, async (tx) => {
      await resumeContact(tx, id, this.clock.now());
    });
  }
}
