import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import { isTransient } from '@engawa/postgres';
import type { Logger } from '@engawa/telemetry';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LOG } from './log.js';

export interface FieldProblem {
  /** RFC 6901, into the request's body; `?name` is a query parameter, `:name` a part of the path, `header:name` a header. */
  pointer: string;
  detail: string;
}

/** The body of every refusal: RFC 9457. `detail` says what to do and never repeats what was sent. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** The first of `errors`, for clients that show one. */
  pointer?: string;
  errors?: FieldProblem[];
  [extension: string]: unknown;
}

const titles: Record<number, string> = {
  307: 'It is somewhere else now',
  400: 'The request is not right',
  401: 'Who is asking is not known',
  403: 'Not permitted',
  404: 'Not found',
  408: 'Too slow',
  409: 'In conflict with what is there',
  410: 'Gone for good',
  412: 'Changed meanwhile',
  413: 'Too large',
  414: 'Too long',
  415: 'This kind of content is not taken',
  422: 'Cannot be applied',
  428: 'A precondition is required',
  429: 'Too many requests',
  431: 'Headers too large',
  503: 'Not at the moment',
};

/** Throw it anywhere below a controller; it becomes an application/problem+json answer. */
export class Problem extends Error {
  readonly body: ProblemBody;

  constructor(
    readonly status: number,
    code: string,
    detail: string,
    readonly more: { errors?: FieldProblem[]; headers?: Record<string, string>; extensions?: Record<string, unknown> } = {},
  ) {
    super(detail);
    const title = titles[status] ?? 'Failed';
    this.body = { type: `urn:engawa:problem:${code}`, title, status, detail, ...more.extensions };
    if (more.errors?.length) Object.assign(this.body, { pointer: more.errors[0]!.pointer, errors: more.errors });
  }
}

/** Turns every error into problem+json. Unexpected ones are logged and told as 500 without their message. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOG) private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    sendProblem(error, request, reply, this.log);
  }
}

/** Answers a failed request. Routes that Fastify serves without Nest use it as their error handler. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Logger): void {
  const problem = problemFrom(error);
  if (problem.status === 500) {
    log.error({ err: error, method: request.method, route: request.routeOptions?.url }, 'a request failed');
  }
  if (reply.sent) return;
  void reply
    .status(problem.status)
    .headers(problem.more.headers ?? {})
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem.body));
}

function problemFrom(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HttpException) return fromNest(error);
  if (isTransient(error)) {
    const headers = { 'retry-after': '2' };
    return new Problem(503, 'unavailable', 'The database does not answer. Nothing is lost; try again.', { headers });
  }
  const { statusCode, code: anyCode } = error as { statusCode?: number; code?: unknown };
  const code = typeof anyCode === 'string' ? anyCode : '';
  if (code.startsWith('Z_') || code.startsWith('ERR_BROTLI') || code.startsWith('ERR__ERROR')) {
    return new Problem(400, 'broken-encoding', 'The body is not what Content-Encoding says, or stops half way.');
  }
  if (statusCode && statusCode >= 400 && statusCode < 500) return fastifyProblem(statusCode, code);
  return new Problem(500, 'internal', 'Something failed on our side. It was logged; try again.');
}

/** Nest wraps what Fastify's parsers refuse. */
function fromNest(error: HttpException): Problem {
  const status = error.getStatus();
  if (status === 413) return new Problem(413, 'body-too-large', fastifyDetails.FST_ERR_CTP_BODY_TOO_LARGE!);
  if (status === 400 && error.message.includes('JSON')) return fastifyProblem(400, 'FST_ERR_CTP_INVALID_JSON_BODY');
  return new Problem(status, `http-${status}`, error.message);
}

const fastifyDetails: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'The body is too large. Send less at once.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not JSON.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The body stops before its announced length.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Send application/json.',
  FST_ERR_BAD_URL: 'The address is not percent-encoded UTF-8.',
  FST_ERR_MAX_PARAM_LENGTH: 'A part of the address is longer than any name here.',
};

function fastifyProblem(status: number, code = ''): Problem {
  const name = code.replace(/^FST_ERR_(CTP_)?/, '').toLowerCase().replaceAll('_', '-') || `http-${status}`;
  const errors = code.includes('JSON') ? [{ pointer: '', detail: 'is not JSON' }] : undefined;
  return new Problem(status, name, fastifyDetails[code] ?? 'The request is not right.', { errors });
}

export const notFound = (what: string) => new Problem(404, 'not-found', `${what} is not there.`);

/** Another service that is needed for the answer does not give its own: a 503. `detail` names it and says what to do. */
export const serviceUnavailable = (detail: string) => new Problem(503, 'service-unavailable', detail, { headers: { 'retry-after': '2' } });
