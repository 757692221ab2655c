import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Open, type Caller } from '@engawa/auth';
import { services } from '@engawa/contracts';
import { notFound } from '@engawa/http';
import { DEVELOPMENT } from '@engawa/service';
import { finishedSpans, type FinishedSpan } from '@engawa/telemetry';
import type { FastifyReply } from 'fastify';
import { traceTree } from '../domain/trace-tree.js';
import { InternalCalls } from '../providers/internal-calls.js';
import { tracePage, tracesPage, type Language } from './trace-page.js';

const LISTED = 200;
const gateway: Caller = { subject: 'service:gateway', name: 'gateway', permissions: ['operations.read'] };

/** Development's traces of all processes together: JSON, or a page where a browser asks. */
@ApiExcludeController()
@Controller('dev/traces')
export class DevTracesController {
  constructor(
    private readonly calls: InternalCalls,
    @Inject(DEVELOPMENT) private readonly development: boolean,
  ) {}

  /** The last requests that began a trace here, newest first. */
  @Open()
  @Get()
  async list(@Headers() headers: Record<string, string | undefined>, @Res() reply: FastifyReply): Promise<void> {
    this.onlyInDevelopment();
    const items = finishedSpans()
      .filter((span) => span.kind === 'SERVER')
      .sort((a, b) => b.startedAt - a.startedAt)
      .slice(0, LISTED)
      .map(({ traceId, name, startedAt, durationMs, failed }) => ({ traceId, name, startedAt, durationMs, failed }));
    await answer(reply, headers, { items }, (language) => tracesPage(items, language));
  }

  @Open()
  @Get(':trace')
  async one(@Param('trace') trace: string, @Headers() headers: Record<string, string | undefined>, @Res() reply: FastifyReply): Promise<void> {
    this.onlyInDevelopment();
    const tree = /^[0-9a-f]{32}$/.test(trace) ? traceTree(trace, await this.gather(trace)) : undefined;
    if (!tree) throw notFound('The trace');
    await answer(reply, headers, tree, (language) => tracePage(tree, language));
  }

  /** A process that does not answer leaves a hole, which the tree shows. */
  private async gather(trace: string): Promise<FinishedSpan[]> {
    const asked = services.flatMap((service) =>
      this.calls.instancesOf(service).map((url) =>
        this.calls.fetch<FinishedSpan[]>(service, `${url}/dev/spans?trace=${trace}`, gateway, {}).catch(() => undefined),
      ),
    );
    return [finishedSpans(trace), ...(await Promise.all(asked)).map((spans) => spans ?? [])].flat();
  }

  private onlyInDevelopment(): void {
    if (!this.development) throw notFound('This route');
  }
}

async function answer(
  reply: FastifyReply,
  headers: Record<string, string | undefined>,
  body: object,
  page: (language: Language) => string,
): Promise<void> {
  if (!headers.accept?.includes('text/html')) return void (await reply.send(body));
  const language = headers['accept-language']?.startsWith('ja') ? 'ja' : 'en';
  await reply.header('content-type', 'text/html; charset=utf-8').send(page(language));
}
