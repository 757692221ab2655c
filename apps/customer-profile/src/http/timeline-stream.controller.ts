import { Controller, Get, Headers, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { CallerOf, ForPartners, Requires, type Caller } from '@engawa/auth';
import { notFound, UuidParam } from '@engawa/http';
import { Audited, AuditLog, auditEntries } from '@engawa/service';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { erasedProblem } from '../commands/refuse-gone.js';
import { entryFor } from './masking.js';
import { TimelineStreams, type Watcher } from './timeline-streams.js';

const HEARTBEAT_MS = 15_000;
/** A stream ends after this long and the client resumes, so that a permission taken away does not live on in it. */
const STREAM_MS = 15 * 60_000;
/** A reader that does not keep up is cut off and resumes from where it stands, instead of filling our memory. */
const UNREAD_BYTES = 1024 * 1024;

@ApiTags('timeline')
@Controller('api/customers')
export class TimelineStreamController {
  constructor(
    private readonly db: DataSource,
    private readonly streams: TimelineStreams,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Server-sent events: `entry` (a timeline entry), `regrouped` ({ id }: load anew from that customer), `lag`
   * ({ delayedSeconds }). Ids are `<customer>.<epoch>.<revision>`; Last-Event-ID, or `since`, resumes without a gap. Of
   * several entries with one revision the last has the id: who resumes before it gets all of them again.
   */
  @Requires('customers.read')
  @ForPartners({ customer: 'id' })
  @Audited(false)
  @Get(':id/timeline/stream')
  @ApiQuery({ name: 'since', required: false, description: '`<epoch>.<revision>` of the timeline that was read' })
  @ApiOkResponse({ description: 'text/event-stream' })
  async stream(
    @UuidParam('id') id: string,
    @Query('since') since: string | undefined,
    @Headers('last-event-id') lastEventId: string | undefined,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [head] = await this.db.query<{ revision: number; epoch: number; erased: boolean }[]>(
      'SELECT revision, epoch, erased_at IS NOT NULL AS erased FROM customers WHERE id = $1',
      [id],
    );
    if (!head) throw notFound('The customer');
    if (head.erased) throw erasedProblem();
    await this.audit.write(auditEntries(request, caller, 'done'));
    const { raw } = reply;
    // The reader may have gone while the database was asked; nothing would tell us of it later.
    if (raw.destroyed) return;
    reply.hijack();
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 1000\n\n');
    const send = (event: string, data: unknown, eventId?: string) => {
      if (raw.writableLength > UNREAD_BYTES) return raw.destroy();
      raw.write(`event: ${event}\n${eventId ? `id: ${eventId}\n` : ''}data: ${JSON.stringify(data)}\n\n`);
    };
    const watcher: Watcher = {
      customer: id,
      ...(startOf(id, lastEventId, since) ?? { epoch: head.epoch, revision: head.revision }),
      entry: (entry, complete) => send('entry', entryFor(caller, entry), complete ? `${id}.${watcher.epoch}.${entry.revision}` : undefined),
      regrouped: (customer) => {
        send('regrouped', { id: customer });
        raw.end();
      },
      delayed: (delayedSeconds) => send('lag', { delayedSeconds }),
      end: () => raw.end(),
    };
    const heartbeat = setInterval(() => raw.write(': heartbeat\n\n'), HEARTBEAT_MS);
    const end = setTimeout(() => raw.end(), STREAM_MS);
    raw.on('close', () => {
      clearInterval(heartbeat);
      clearTimeout(end);
      this.streams.remove(watcher);
    });
    this.streams.add(watcher);
  }
}

/** An id of another customer cannot be continued here: -1 is no epoch, so the client is told to load anew. */
function startOf(customer: string, lastEventId?: string, since?: string): { epoch: number; revision: number } | undefined {
  if (lastEventId) {
    const [of, epoch, revision] = lastEventId.split('.');
    return { epoch: of === customer ? wholeNumber(epoch) : -1, revision: wholeNumber(revision) };
  }
  if (!since) return undefined;
  const [epoch, revision] = since.split('.');
  return { epoch: wholeNumber(epoch), revision: wholeNumber(revision) };
}

const wholeNumber = (text: string | undefined) => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : -1);
