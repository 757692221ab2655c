import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Open } from '@engawa/auth';
import { services } from '@engawa/contracts';
import { InternalCalls } from '../providers/internal-calls.js';

export interface ServiceHealth {
  name: string;
  live: boolean;
  ready: boolean;
  /** How old the oldest thing is that the service has read and not done; null when it does not answer. */
  lagSeconds: number | null;
}

/** How all services are. The gateway's own readiness does not depend on them. */
@ApiTags('health')
@Controller('health/system')
export class SystemHealthController {
  constructor(private readonly calls: InternalCalls) {}

  @Open()
  @Get()
  async system(): Promise<{ services: ServiceHealth[] }> {
    const all = services.flatMap((name) => this.calls.instancesOf(name).map((url) => healthOf(name, url)));
    return { services: await Promise.all(all) };
  }
}

async function healthOf(name: string, url: string): Promise<ServiceHealth> {
  const ask = (path: string) => fetch(url + path, { signal: AbortSignal.timeout(1500) }).catch(() => undefined);
  const [live, ready] = await Promise.all([ask('/health/live'), ask('/health/ready')]);
  const body = ready?.ok ? ((await ready.json().catch(() => undefined)) as { delayedSeconds: number } | undefined) : undefined;
  await live?.body?.cancel();
  return { name, live: live?.ok ?? false, ready: body !== undefined, lagSeconds: body ? Math.round(body.delayedSeconds) : null };
}
