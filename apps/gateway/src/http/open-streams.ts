import { bearerOf, type Caller } from '@engawa/auth';
import { Problem } from '@engawa/http';
import type { Logger } from '@engawa/telemetry';
import type { FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import type { Person } from '../access/people.js';
import type { Sessions } from '../access/sessions.js';
import type { PersonCallers } from './person-callers.js';
import { sessionCookie } from './session-cookie.js';

const LOOK_EVERY_MS = 2000;

interface Open {
  stream: Readable;
  request: FastifyRequest;
  /** Who asked, and what they might do when the stream began. */
  began: Caller;
}

/**
 * Streams that pass through, such as live timelines. Who may see them was asked when they began; from then on it is looked up
 * every two seconds, in one query for all sessions, and a stream whose session or token ended or whose person may do other
 * things than before is cut. The client then comes again and is asked anew. While the database does not answer, streams go on.
 */
export class OpenStreams {
  private readonly open = new Set<Open>();
  private readonly timer: NodeJS.Timeout;
  private looking = false;

  constructor(
    private readonly sessions: Sessions,
    private readonly callers: PersonCallers,
    private readonly log: Logger,
  ) {
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  add(stream: Readable, request: FastifyRequest, began: Caller): void {
    const opened = { stream, request, began };
    this.open.add(opened);
    stream.once('close', () => this.open.delete(opened));
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    if (this.looking || this.open.size === 0) return;
    this.looking = true;
    try {
      const [byToken, bySession] = partition([...this.open], ({ request }) => bearerOf(request) !== undefined);
      const sessionOf = ({ request }: Open) => sessionCookie.of(request, this.sessions.secure) ?? '';
      const people = await this.sessions.peopleOf(bySession.map(sessionOf));
      const look = (each: Open, person: Person | undefined) => this.lookAt(each, () => person && this.callers.callerFrom(person));
      // Tokens are remembered for seconds, so this asks nobody as a rule.
      await Promise.all([
        ...bySession.map((each) => look(each, people.get(sessionOf(each)))),
        ...byToken.map((each) => this.lookAt(each, () => this.callers.of(each.request).catch(nobodyWhenRefused))),
      ]);
    } catch (error) {
      this.log.warn({ code: (error as { code?: string }).code }, 'whose streams may go on cannot be asked');
    } finally {
      this.looking = false;
    }
  }

  /** A stream of whom it cannot be asked who they are now goes on as one that was not looked at, and keeps no other waiting. */
  private async lookAt(open: Open, now: () => Promise<Caller | undefined> | undefined): Promise<void> {
    try {
      cutUnlessSame(open, await now());
    } catch (error) {
      this.log.warn({ code: (error as { code?: string }).code }, 'who a stream is for cannot be asked');
    }
  }
}

function nobodyWhenRefused(error: unknown): undefined {
  if (!(error instanceof Problem) || error.status >= 500) throw error;
}

/** Records that were opened meanwhile change nothing; one that was closed may be the one on this stream. */
function cutUnlessSame({ stream, began }: Open, now: Caller | undefined): void {
  const open = new Set(now?.partner?.customers);
  const closed = (began.partner?.customers ?? []).some((customer) => !open.has(customer));
  if (now?.permissions.join() !== began.permissions.join() || now.partner?.id !== began.partner?.id || closed) stream.destroy();
}

function partition<T>(all: T[], belongs: (one: T) => boolean): [T[], T[]] {
  return [all.filter(belongs), all.filter((one) => !belongs(one))];
}
