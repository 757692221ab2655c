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

export async function healthOf(name: string, url: string): Promise<ServiceHealth> {
  const [live, ready] = await Promise.all([ask<object>(`${url}/health/live`), ask<{ delayedSeconds: number }>(`${url}/health/ready`)]);
  return { name, live: live !== undefined, ready: ready !== undefined, lagSeconds: ready ? Math.round(ready.delayedSeconds) : null };
}

/** The answer of a probe that succeeded; undefined also when it stops half way. */
async function ask<T>(url: string): Promise<T | undefined> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(1500) });
    const body = (await answer.json()) as T;
    return answer.ok ? body : undefined;
  } catch {
    return undefined;
  }
}
