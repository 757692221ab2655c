import { readableLine } from './readable-line.mjs';

const at = new Date(2026, 10, 26, 9, 5, 7).toISOString();
const line = (more) =>
  JSON.stringify({ level: 'warn', time: at, service: 'survey', msg: 'timers wait', ...more });

describe('a line of a log', () => {
  it('tells time, level, message and what else it knows', () => {
    expect(readableLine(line({ topic: 'engawa.survey.intake', partition: 2 }))).toBe(
      '09:05:07  WARN  timers wait  topic=engawa.survey.intake  partition=2',
    );
  });

  it('has its error below', () => {
    const err = { type: 'TypeError', message: 'no', stack: '    at here' };
    expect(readableLine(line({ level: 'info', err }))).toBe(
      '09:05:07  timers wait\n  TypeError: no\n    at here',
    );
  });

  it('that is no JSON stays as it is', () => {
    expect(readableLine('Kafka Server started')).toBe('Kafka Server started');
  });
});
