import { Injectable } from '@nestjs/common';
import { AuditLog, auditEntries, type AuditedRequest } from '@engawa/service';
import { RateLimiterMemory } from 'rate-limiter-flexible';

const ONCE_IN_SECONDS = 60;

/** The audit of what publishers' keys were refused: each kind at most once a minute for a key, so that a flood is no flood here. */
@Injectable()
export class KeyRefusals {
  private readonly told = new RateLimiterMemory({ points: 1, duration: ONCE_IN_SECONDS });

  constructor(private readonly audit: AuditLog) {}

  /** Resolves once it is written down. `why` is the code of the refusal. */
  async tell(request: AuditedRequest, { keyId, name }: { keyId: string; name: string }, why: string): Promise<void> {
    const kind = `${keyId} ${why}`;
    const isFirst = await this.told.consume(kind).then(() => true, () => false);
    if (!isFirst) return;
    const publisher = { subject: `publisher:${name}`, name, purpose: '', from: request.ip };
    request.changed = [`key:${keyId}`, why];
    await this.audit.write(auditEntries(request, publisher, 'refused')).catch(async (failure: unknown) => {
      // Else the same refusals would be told for the rest of the minute without one that is written down.
      await this.told.delete(kind);
      throw failure;
    });
  }
}
