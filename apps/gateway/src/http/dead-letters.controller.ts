import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CallerOf, refuseMasked, Requires, type Caller } from '@engawa/auth';
import { services, type Service } from '@engawa/contracts';
import { decodeCursor, notFound, pageOf } from '@engawa/http';
import { Changed } from '@engawa/service';
import { DeadLetters } from '../providers/dead-letters.js';
import { DeadLetterBodyDto, DeadLetterPageDto, DeadLetterQuery, DismissLettersDto, LetterOutcomesDto, LettersDto } from './operations.dto.js';

/** Messages that no service could apply, of all services. */
@ApiTags('operations')
@Controller('api/dead-letters')
export class DeadLettersController {
  constructor(
    private readonly letters: DeadLetters,
  ) {}

  @Requires('operations.read')
  @Get()
  @ApiOperation({ summary: 'Newest first, without what they hold' })
  @ApiOkResponse({ type: DeadLetterPageDto })
  async list(@Query() { limit, cursor, ...filter }: DeadLetterQuery, @CallerOf() caller: Caller) {
    const [, before] = decodeCursor(cursor) ?? [];
    const { letters, silent } = await this.letters.list(filter, before, limit + 1, caller);
    return { ...pageOf(letters, limit, (last) => [new Date(last.createdAt), last.id]), silent };
  }

  @Requires('operations.bodies')
  @Get(':service/:id')
  @ApiOperation({ summary: 'One with what it holds, which may be personal data' })
  @ApiOkResponse({ type: DeadLetterBodyDto })
  async one(@Param('service') service: string, @Param('id', ParseUUIDPipe) id: string, @CallerOf() caller: Caller) {
    refuseMasked(caller);
    if (!services.includes(service as Service)) throw notFound('The service');
    return this.letters.body({ service: service as Service, id }, caller);
  }

  /** Each is tried once more by its service, in a transaction of its own. Repeating the request does no harm. */
  @Requires('operations.write')
  @Post('replay')
  @HttpCode(200)
  @ApiOkResponse({ type: LetterOutcomesDto })
  async replay(@Body() { letters }: LettersDto, @CallerOf() caller: Caller, @Changed() changed: string[]): Promise<LetterOutcomesDto> {
    changed.push(...letters.map(({ id }) => id));
    return { items: await this.letters.replay(letters, caller) };
  }

  /** They stay without effect, with the reason and who said so. */
  @Requires('operations.write')
  @Post('dismiss')
  @HttpCode(200)
  @ApiOkResponse({ type: LetterOutcomesDto })
  async dismiss(@Body() { letters, reason }: DismissLettersDto, @CallerOf() caller: Caller, @Changed() changed: string[]): Promise<LetterOutcomesDto> {
    changed.push(...letters.map(({ id }) => id));
    return { items: await this.letters.dismiss(letters, reason, caller) };
  }
}
