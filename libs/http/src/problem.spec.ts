import 'reflect-metadata';
import { Body, Controller, Get, HttpException, Module, Param, Post, Query } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Type } from 'class-transformer';
import { IsInt, IsString, MaxLength, Min, ValidateNested } from 'class-validator';
import { changedMeanwhile, etag, LOG, notFound, PageQuery, Problem, ProblemFilter, UuidParam, validationPipe, versionFrom } from './index.js';

class ItemDto {
  @IsString()
  @MaxLength(4)
  'a/b~c'!: string;

  @IsInt()
  @Min(1)
  quantity!: number;
}

class OrderDto {
  @IsString()
  name!: string;

  @ValidateNested({ each: true })
  @Type(() => ItemDto)
  items!: ItemDto[];
}

const errors: Record<string, () => Error> = {
  problem: () => new Problem(409, 'taken', 'Take another.', { errors: [{ pointer: '/id', detail: 'is taken' }], headers: { 'x-a': '1' } }),
  missing: () => notFound('The tea'),
  nest: () => new HttpException('gone', 410),
  database: () => Object.assign(new Error('terminating connection'), { code: '57P01' }),
  bug: () => new TypeError('aya@example.jp is not a function'),
};

@Controller()
class Routes {
  @Get('fail')
  fail(@Query('with') kind: string): never {
    throw errors[kind]!();
  }

  @Get('page')
  page(@Query() query: PageQuery) {
    return query;
  }

  @Get('tea/:id')
  tea(@UuidParam('id') id: string, @Query('kind') kind: string) {
    return { id, kind };
  }

  @Get('named/:name')
  named(@Param('name') name: string) {
    return { name };
  }

  @Post('forms')
  form(@Body() body: Record<string, unknown>) {
    return body;
  }

  @Post('orders')
  order(@Body() body: OrderDto) {
    return body;
  }
}

const logged: object[] = [];
const log = { error: (fields: object) => logged.push(fields) };

@Module({ controllers: [Routes], providers: [{ provide: LOG, useValue: log }, { provide: APP_FILTER, useClass: ProblemFilter }] })
class Root {}

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await NestFactory.create<NestFastifyApplication>(Root, new FastifyAdapter(), { logger: false });
  app.useGlobalPipes(validationPipe());
  await app.init();
});
afterAll(() => app.close());
afterEach(() => (logged.length = 0));

const get = (url: string) => app.inject({ method: 'GET', url });
const post = (payload: string | object) =>
  app.inject({ method: 'POST', url: '/orders', payload, headers: { 'content-type': 'application/json' } });

describe('a refusal', () => {
  it('is problem+json with its code, its first pointer and its headers', async () => {
    const answer = await get('/fail?with=problem');
    expect(answer.headers).toMatchObject({ 'content-type': 'application/problem+json; charset=utf-8', 'x-a': '1' });
    expect(answer.json()).toEqual({
      type: 'urn:engawa:problem:taken',
      title: 'In conflict with what is there',
      status: 409,
      detail: 'Take another.',
      pointer: '/id',
      errors: [{ pointer: '/id', detail: 'is taken' }],
    });
  });

  it.each([
    ['missing', 404, 'urn:engawa:problem:not-found'],
    ['nest', 410, 'urn:engawa:problem:http-410'],
    ['database', 503, 'urn:engawa:problem:unavailable'],
    ['bug', 500, 'urn:engawa:problem:internal'],
  ])('because of %s is a %d %s', async (kind, status, type) => {
    expect((await get(`/fail?with=${kind}`)).json()).toMatchObject({ status, type });
  });

  it('because the database does not answer says when to try again', async () => {
    expect((await get('/fail?with=database')).headers['retry-after']).toBe('2');
  });

  it('because of a bug is logged, and its message told nobody', async () => {
    const answer = await get('/fail?with=bug');
    expect(answer.body).not.toContain('example.jp');
    expect(logged).toEqual([{ err: errors.bug!(), method: 'GET', route: '/fail' }]);
    await get('/fail?with=problem');
    expect(logged).toHaveLength(1);
  });

  it('of a route that is not there, and of a body that is no JSON, is problem+json too', async () => {
    expect((await get('/tea')).json()).toMatchObject({ status: 404 });
    const broken = await post('{');
    expect(broken.headers['content-type']).toMatch(/problem\+json/);
    expect(broken.json()).toMatchObject({ status: 400, pointer: '' });
  });
});

describe('a body that is not as it must be', () => {
  it('is refused at the pointers of its fields, without their values', async () => {
    const answer = await post({ name: 7, items: [{ 'a/b~c': 'ok', quantity: 1 }, { 'a/b~c': 'secret', quantity: 0 }] });
    const pointers = answer.json<{ errors: { pointer: string }[] }>().errors.map((error) => error.pointer);
    expect(pointers).toEqual(['/name', '/items/1/a~1b~0c', '/items/1/quantity']);
    expect(answer.body).not.toContain('secret');
  });

  it('is refused for fields that nobody asked for', async () => {
    const answer = await post({ name: 'x', items: [], role: 'admin' });
    expect(answer.json()).toMatchObject({ status: 400, pointer: '/role' });
  });
});

describe('a text that cannot be stored', () => {
  it('is refused wherever in a body it stands', async () => {
    const { [0]: half } = '🍵';
    const texts = ['a\u0000b', half!];
    for (const text of texts) {
      expect((await post({ name: text, items: [] })).json()).toMatchObject({ status: 400, pointer: '/name' });
      const answer = await post({ name: 'x', items: [{ 'a/b~c': text, quantity: 1 }] });
      expect(answer.json()).toMatchObject({ status: 400, pointer: '/items/0/a~1b~0c' });
    }
    const form = await app.inject({ method: 'POST', url: '/forms', payload: { comment: 'x\u0000' } });
    expect(form.json()).toMatchObject({ status: 400, pointer: '/comment' });
  });

  it('is refused in a query and in a path', async () => {
    const id = '01931f6e-7a3c-7bc1-9c3e-0a6f3a1d2b4c';
    expect((await get(`/tea/${id}?kind=%00`)).json()).toMatchObject({ status: 400, pointer: '?kind' });
    expect((await get('/page?cursor=a%00')).json()).toMatchObject({ status: 400, pointer: '?cursor' });
    expect((await get('/named/%00')).json()).toMatchObject({ status: 400, pointer: ':name' });
    expect((await get(`/tea/${id}?kind=${encodeURIComponent('🍵')}`)).json()).toEqual({ id, kind: '🍵' });
  });
});

it('a part of the path that is no UUID where one is expected is refused', async () => {
  expect((await get('/tea/green')).json()).toMatchObject({ status: 400, pointer: ':id' });
  expect((await get('/tea/0199F3C2-6B1E-7C40-9A53-2F8D10C4000E')).json()).toMatchObject({ id: '0199f3c2-6b1e-7c40-9a53-2f8d10c4000e' });
});

describe('the query of a list', () => {
  it('has a limit from 1 to 200, 50 unless it is said', async () => {
    expect((await get('/page')).json()).toEqual({ limit: 50 });
    expect((await get('/page?limit=200')).json()).toEqual({ limit: 200 });
    for (const limit of ['0', '201', 'many', '1.5']) {
      expect((await get(`/page?limit=${limit}`)).json()).toMatchObject({ status: 400, pointer: '?limit' });
    }
  });
});

describe('If-Match', () => {
  it('names the version that was read', () => {
    expect(versionFrom(etag(3))).toBe(3);
    expect(versionFrom(' W/"12" ')).toBe(12);
  });

  it.each([undefined, '', '3', '*', '"three"', '"1", "2"'])('%p is refused with 428', (ifMatch) => {
    expect(() => versionFrom(ifMatch)).toThrow(expect.objectContaining({ status: 428 }) as Error);
    expect(changedMeanwhile().status).toBe(412);
  });
});
