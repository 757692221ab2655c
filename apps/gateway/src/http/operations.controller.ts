import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CallerOf, Requires, type Caller } from '@engawa/auth';
import { services, type Service } from '@engawa/contracts';
import { InternalCalls } from '../providers/internal-calls.js';
import { OperationsDto, type InstanceDto } from './operations.dto.js';
import { healthOf } from './system-health.controller.js';

type Standing = Omit<InstanceDto, 'service' | 'number' | 'live' | 'ready'>;

const silent: Standing = { halted: null, delayedSeconds: null, oldestUnpublishedSeconds: null, parkedKeys: null, partitions: [], deadLetters: [] };

/** How every instance of every service stands. */
@ApiTags('operations')
@Controller('api/operations')
export class OperationsController {
  constructor(
    private readonly calls: InternalCalls,
  ) {}

  @Requires('operations.read')
  @Get()
  @ApiOperation({ summary: 'Health, lag, what waits to be sent, and dead letters by reason' })
  @ApiOkResponse({ type: OperationsDto })
  async now(@CallerOf() caller: Caller): Promise<OperationsDto> {
    const all = services.flatMap((service) => this.calls.instancesOf(service).map((url, at) => this.instance(service, at + 1, url, caller)));
    return { instances: await Promise.all(all) };
  }

  private async instance(service: Service, number: number, url: string, caller: Caller): Promise<InstanceDto> {
    const [{ live, ready }, standing] = await Promise.all([
      healthOf(service, url),
      this.calls.fetch<Standing>(service, `${url}/internal/operations`, caller, {}).catch(() => undefined),
    ]);
    return { service, number, live, ready, ...(standing ?? silent) };
  }
}
