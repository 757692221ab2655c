import type { Logger } from '@engawa/telemetry';

/**
 * Stops in order on SIGTERM and SIGINT. A stop that takes longer than 20 s is cut off; nothing accepted is lost by
 * that. The function it gives back takes the listeners away.
 */
export function stopOnSignal(stop: () => Promise<void>, log: Logger): () => void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 20_000).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'the stop failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  return () => {
    process.off('SIGTERM', onSignal);
    process.off('SIGINT', onSignal);
  };
}
