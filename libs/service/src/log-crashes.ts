import type { Logger } from '@engawa/telemetry';

/**
 * An error that nobody caught ends the process, as it does in Node, but is told without its data: what Node prints has
 * the parameters of a query. The function it gives back takes the listener away.
 */
export function logCrashes(log: Logger): () => void {
  const onCrash = (error: unknown) => {
    log.fatal({ err: error }, 'the process ends because of an error that nobody caught');
    process.exit(1);
  };
  process.on('uncaughtException', onCrash);
  return () => void process.off('uncaughtException', onCrash);
}
