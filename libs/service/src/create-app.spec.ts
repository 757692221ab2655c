import 'reflect-metadata';
import { Controller, Get, Module, Param } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger } from '@engawa/telemetry';
import { createApp } from './create-app.js';
import { Metrics } from './metrics.js';

@Controller('events')
class Routes {
  @Get(':source/:id')
  show(@Param('source') source: string, @Param('id') id: string) {
    return { source, id };
  }
}

@Module({ controllers: [Routes] })
class Root {}

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await createApp({ log: createLogger('test', 'silent'), metrics: new Metrics() }, Root);
  await app.init();
});
afterAll(() => app.close());

const get = (...parts: string[]) => app.inject({ method: 'GET', url: `/events/${parts.join('/')}` });

describe('an address', () => {
  it('may name the longest source and id that are taken, however they are encoded', async () => {
    const [source, id] = ['店'.repeat(341), '茶'.repeat(85)];
    expect((await get(encodeURIComponent(source), encodeURIComponent(id))).json()).toEqual({ source, id });
  });

  it.each([
    ['x'.repeat(3 * 1024 + 1), 414, 'urn:engawa:problem:max-param-length'],
    ['%E0%A4%A', 400, 'urn:engawa:problem:bad-url'],
  ])('%# that the router does not take is refused as problem+json, and not repeated', async (part, status, type) => {
    const answer = await get('a', part);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.json()).toMatchObject({ status, type });
    expect(answer.body).not.toContain(part);
  });
});
