import { hostname } from 'node:os';
import { startTracing } from '@engawa/telemetry';
import type { processSettings, Settings } from './settings.js';

type ProcessConfig = Settings<Pick<typeof processSettings, 'NODE_ENV' | 'ENGAWA_DEV' | 'OTEL_EXPORTER_OTLP_ENDPOINT' | 'OTEL_EXPORTER_OTLP_HEADERS'>>;

/** Turns tracing on as the process's settings say. Only the gateway has a `rootRatio`: nobody else begins traces. */
export function traceProcess(service: string, config: ProcessConfig, rootRatio = 0): Promise<void> {
  return startTracing({
    service,
    instance: `${hostname()}-${process.pid}`,
    development: config.ENGAWA_DEV && config.NODE_ENV !== 'production',
    otlpEndpoint: config.OTEL_EXPORTER_OTLP_ENDPOINT,
    otlpHeaders: config.OTEL_EXPORTER_OTLP_HEADERS,
    rootRatio,
  });
}
