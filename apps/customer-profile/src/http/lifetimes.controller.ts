import { Body, Controller, Get, Headers, Param, Put, Query } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Requires } from '@engawa/auth';
import { notFound, Problem, replaceRow } from '@engawa/http';
import { Changed } from '@engawa/service';
import { Clock } from '@engawa/timers';
import { DataSource } from 'typeorm';
import { lifetimeIds } from '../commands/expire-next.js';
import { LifetimeRow } from '../db/lifetime.entity.js';
import { listDeletions } from '../queries/deletions.js';
import { DeletionPageDto, DeletionQuery, LifetimeDto, LifetimeListDto, SetLifetimeDto } from './lifetimes.dto.js';

/** For how long each kind of data is kept, and the proof that it was deleted. */
@ApiTags('lifetimes')
@Controller('api')
export class LifetimesController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @Requires('rights.write')
  @Get('lifetimes')
  @ApiOkResponse({ type: LifetimeListDto })
  async lifetimes() {
    const items = await this.db.getRepository(LifetimeRow).find();
    return { items: items.sort((one, other) => lifetimeIds.indexOf(one.id) - lifetimeIds.indexOf(other.id)), nextCursor: null };
  }

  /** From the answer on it is in force: what is older goes within minutes, and cannot be brought back. */
  @Requires('customers.erase')
  @Put('lifetimes/:id')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: LifetimeDto })
  async setLifetime(@Param('id') id: string, @Body() body: SetLifetimeDto, @Headers('if-match') ifMatch: string | undefined, @Changed() changed: string[]) {
    const lifetime = await this.db.getRepository(LifetimeRow).findOneBy({ id });
    if (!lifetime) throw notFound('The lifetime');
    const days = body.days ?? null;
    refuseBelow(lifetime, days);
    changed.push(days === null ? 'until asked' : `${days} days`);
    const { leastDays, name, source } = lifetime;
    return replaceRow(this.db, LifetimeRow, id, ifMatch, { id: body.id, days, leastDays, name, source, inForceAt: this.clock.now() });
  }

  @Requires('rights.write')
  @Get('deletions')
  @ApiOkResponse({ type: DeletionPageDto })
  deletions(@Query() query: DeletionQuery) {
    return listDeletions(this.db, query.lifetime, query);
  }
}

function refuseBelow({ leastDays, source }: LifetimeRow, days: number | null): void {
  if (days === null || leastDays === null || days >= leastDays) return;
  const errors = [{ pointer: '/days', detail: `is less than the ${leastDays} days for which the law wants it kept` }];
  throw new Problem(400, 'below-legal-minimum', source.en, { errors });
}
