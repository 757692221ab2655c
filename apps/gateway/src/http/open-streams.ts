import { bearerOf } from '@engawa/auth';
import type { Logger } from '@engawa/telemetry';
import type { FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { callerFrom } from '../access/people.js';
import type { Sessions } from '../access/sessions.js';
import type { PersonCallers } from './person-callers.js';
import { sessionCookie } from './session-cookie.js';

const LOOK_EVERY_MS = 2000;

interface Open {
  stream: Readable;
  request: FastifyRequest;
  /** What the person might do when the stream began. */
  rights: string;
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

  add(stream: Readable, request: FastifyRequest, permissions: readonly string[]): void {
    const opened = { stream, request, rights: permissions.join() };
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
      for (const each of bySession) {
        const person = people.get(sessionOf(each));
        if (!person || callerFrom(person).permissions.join() !== each.rights) each.stream.destroy();
      }
      for (const each of byToken) await this.cutUnlessValid(each);
    } catch (error) {
      this.log.warn({ code: (error as { code?: string }).code }, 'whose streams may go on cannot be asked');
    } finally {
      this.looking = false;
    }
  }

  /** Tokens are remembered for a minute, so this asks nobody as a rule. */
  private async cutUnlessValid({ stream, request, rights }: Open): Promise<void> {
    const caller = await this.callers.of(request).catch(() => undefined);
    if (caller?.permissions.join() !== rights) stream.destroy();
  }
}

function partition<T>(all: T[], belongs: (one: T) => boolean): [T[], T[]] {
  return [all.filter(belongs), all.filter((one) => !belongs(one))];
}
