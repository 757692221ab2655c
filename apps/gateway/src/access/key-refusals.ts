import { Injectable } from '@nestjs/common';
import { AuditLog, auditEntry, type AuditedRequest } from '@engawa/service';
import { RateLimiterMemory } from 'rate-limiter-flexible';

const ONCE_IN_SECONDS = 60;

/** The audit of what publishers' keys were refused: each kind at most once a minute for a key, so that a flood is no flood here. */
@Injectable()
export class KeyRefusals {
  private readonly told = new RateLimiterMemory({ points: 1, duration: ONCE_IN_SECONDS });

  constructor(private readonly audit: AuditLog) {}

  /** Resolves once it is written down. `why` is the code of the refusal. */
  async tell(request: AuditedRequest, { keyId, name }: { keyId: string; name: string }, why: string): Promise<void> {
    const isFirst = await this.told.consume(`${keyId} ${why}`).then(() => true, () => false);
    if (!isFirst) return;
    const publisher = { subject: `publisher:${name}`, name, purpose: '', from: request.ip };
    request.changed = [`key:${keyId}`, why];
    await this.audit.write(auditEntry(request, publisher, 'refused'));
  }
}
