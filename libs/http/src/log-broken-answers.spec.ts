import type { CallHandler, ExecutionContext } from '@nestjs/common';
import type { Logger } from '@engawa/telemetry';
import { lastValueFrom, of } from 'rxjs';
import { streamed } from './csv.js';
import { LogBrokenAnswers } from './log-broken-answers.js';

const broken = new Error('the database went away');

describe('an answer that breaks off while it is sent', () => {
  it('is logged with its route, and nothing of what was asked', async () => {
    async function* pieces() {
      yield await Promise.resolve('id\r\n');
      throw broken;
    }
    const lines: unknown[] = [];
    const log = { error: (...line: unknown[]) => lines.push(line) } as unknown as Logger;
    const request = { method: 'GET', url: '/api/audit?person=aya', routeOptions: { url: '/api/audit' } };
    const context = { switchToHttp: () => ({ getRequest: () => request }) } as unknown as ExecutionContext;
    const file = await streamed(pieces());
    await lastValueFrom(new LogBrokenAnswers(log).intercept(context, { handle: () => of(file) } as CallHandler));
    await expect(file.getStream().toArray()).rejects.toBe(broken);
    expect(lines).toEqual([[{ err: broken, method: 'GET', route: '/api/audit' }, 'an answer broke off']]);
  });
});
