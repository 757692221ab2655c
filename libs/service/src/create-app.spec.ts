import 'reflect-metadata';
import { connect, type AddressInfo } from 'node:net';
import { Controller, Get, Ip, Module, Param } from '@nestjs/common';
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

  @Get('from')
  from(@Ip() address: string) {
    return { address };
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

describe('where a request comes from', () => {
  const said = { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' };
  const from = async (trustedProxies?: string[]) => {
    const own = await createApp({ log: createLogger('test', 'silent'), metrics: new Metrics(), trustedProxies }, Root);
    await own.init();
    const { address } = (await own.inject({ url: '/events/from', headers: said })).json<{ address: string }>();
    await own.close();
    return address;
  };

  it('is what its connection says, or the last address that trusted proxies name', async () => {
    expect(await from()).toBe('127.0.0.1');
    expect(await from(['192.0.2.0/24'])).toBe('127.0.0.1');
    expect(await from(['127.0.0.1'])).toBe('203.0.113.7');
  });
});

describe('a request that is none', () => {
  async function answerTo(sent: string): Promise<string> {
    const { port } = (app.getHttpServer() as { address(): AddressInfo }).address();
    const socket = connect(port, '127.0.0.1');
    socket.write(sent);
    let text = '';
    for await (const chunk of socket) text += String(chunk);
    return text;
  }

  beforeAll(() => app.listen(0, '127.0.0.1'));

  it('is told what is wrong: no HTTP, or a head that is too long', async () => {
    expect(await answerTo('HELLO\r\n\r\n')).toMatch(/^HTTP\/1.1 400 .*broken-request/s);
    expect(await answerTo(`GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(70_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 .*headers-too-long/s);
  });
});
