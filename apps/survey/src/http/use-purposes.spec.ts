import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SurveyConfig } from '../config.js';
import { surveyPage } from './survey-page.js';
import { UsePurposes } from './use-purposes.js';

const wordings = [{ ja: 'ご回答を集計するため。', en: 'To count <answers>.' }];
let asked: string[] = [];
let register: Server;
let answer: 'told' | 'silent' | 'failed' = 'told';
beforeAll(async () => {
  register = createServer((request, reply) => {
    asked.push(request.url!);
    if (answer === 'told') reply.setHeader('content-type', 'application/json').end(JSON.stringify({ wordings }));
    if (answer === 'failed') reply.writeHead(503).end();
  });
  await new Promise<void>((listening) => register.listen(0, '127.0.0.1', listening));
});
beforeEach(() => {
  asked = [];
});
afterAll(() => {
  register.closeAllConnections();
  register.close();
});

const ask = () => new UsePurposes({ GATEWAY_URL: `http://127.0.0.1:${(register.address() as AddressInfo).port}` } as SurveyConfig);
const text = { ja: '…', en: '…' };
const texts = { intro: text, send: text, wrong: text, thanks: text, thanksMore: text, already: text, gone: text, unknown: text };
const pageWith = (usedFor: typeof wordings | undefined) =>
  surveyPage({ brand: '結び野の食卓', texts: texts as never, secondsPerQuestion: 20, usedFor }, { questions: [], title: text } as never, 'en');

describe('the page of a survey', () => {
  it('says what answers are used for, and asks the register once for many pages', async () => {
    answer = 'told';
    const purposes = ask();
    const [one, other] = await Promise.all([purposes.shown(), purposes.shown()]);
    expect([one, other, await purposes.shown()]).toEqual([wordings, wordings, wordings]);
    expect(asked).toEqual(['/purposes?place=survey']);
    expect(pageWith(one)).toContain('To count &#60;answers&#62;.');
  });

  it.each(['silent', 'failed'] as const)('leads to the register when that is %s, without keeping its reader waiting', async (how) => {
    answer = how;
    const purposes = ask();
    const begun = performance.now();
    expect(await purposes.shown()).toBeUndefined();
    expect(performance.now() - begun).toBeLessThan(3000);
    expect(pageWith(undefined)).toContain('<a href="/purposes?lang=en">');
  });
});
