import type { LoggerService } from '@nestjs/common';
import type { Logger } from '@engawa/telemetry';

/** What Nest itself has to say, as lines like all others. Of errors only what the logger keeps of them is told. */
export function nestLogger(log: Logger): LoggerService {
  const say = (level: 'error' | 'warn') => (message: unknown, ...more: unknown[]) => {
    const context = typeof more.at(-1) === 'string' ? more.at(-1) : undefined;
    if (message instanceof Error) log[level]({ err: message, context }, 'Nest');
    else log[level]({ context }, String(message));
  };
  return { log: () => undefined, error: say('error'), warn: say('warn'), fatal: say('error') };
}
