// Numbers about the running of the system, for Prometheus: by partner and code, never by person.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';

export interface Metrics {
  /** Counts a request with its time; the code is OK or that of the refusal. */
  readonly replied: (partner: string, code: string, durationMs: number) => void;
  /** Counts an answer that the guard dropped. */
  readonly alarmed: () => void;
  readonly serve: (request: IncomingMessage, response: ServerResponse) => void;
  readonly close: () => Promise<void>;
}

/** Opens the metrics of one process. */
export function openMetrics(): Metrics {
  const exporter = new PrometheusExporter({ preventServerStart: true });
  const provider = new MeterProvider({ readers: [exporter] });
  const meter = provider.getMeter('bagi-pakai');
  const requests = meter.createCounter('bagi_requests', { description: 'Requests, by partner and code.' });
  const duration = meter.createHistogram('bagi_request_duration_seconds', {
    description: 'Time from the first byte read to the last byte handed over.',
    unit: 's',
    advice: { explicitBucketBoundaries: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5] },
  });
  const alarms = meter.createCounter('bagi_guard_alarms', {
    description: 'Answers that were dropped because they held what was not asked or not granted.',
  });
  // From nought, so that the first alarm is a rise.
  alarms.add(0);
  const memory = meter.createObservableGauge('process_resident_memory_bytes', {
    description: 'Resident memory.',
    unit: 'By',
  });
  memory.addCallback((observe) => observe.observe(process.memoryUsage.rss()));
  return {
    replied(partner, code, durationMs) {
      requests.add(1, { partner, code });
      duration.record(durationMs / 1000, { partner });
    },
    alarmed: () => alarms.add(1),
    serve: (request, response) => exporter.getMetricsRequestHandler(request, response),
    close: () => provider.shutdown(),
  };
}
