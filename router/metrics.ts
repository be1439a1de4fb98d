// Numbers about the running of the system, for Prometheus: by partner and code, never by person.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';

export interface Metrics {
  /** Counts a request with its time; the code is OK or that of the refusal. */
  readonly replied: (partner: string, code: string, durationMs: number) => void;
  /** Counts an answer that the guard dropped. */
  readonly alarmed: () => void;
  /** Counts verdicts that a partner has heard, by word. */
  readonly judged: (partner: string, words: readonly string[]) => void;
  /** Counts a share of verdicts that has become too large. */
  readonly enumerated: (partner: string, verdict: string) => void;
  /** Counts a quota of which four fifths are used. */
  readonly nearlySpent: (partner: string, scope: string, unit: string) => void;
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
  const verdicts = meter.createCounter('bagi_verdicts', {
    description: 'Verdicts of verification, by partner and word.',
  });
  const enumerations = meter.createCounter('bagi_enumeration_alarms', {
    description: 'Times that mismatches or unknown numbers became too large a part of what a partner verified.',
  });
  const nearlySpent = meter.createCounter('bagi_quota_warnings', {
    description: 'Times that four fifths of a quota were used, by partner, scope and unit.',
  });
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
    judged(partner, words) {
      for (const verdict of words) verdicts.add(1, { partner, verdict });
    },
    enumerated: (partner, verdict) => enumerations.add(1, { partner, verdict }),
    nearlySpent: (partner, scope, unit) => nearlySpent.add(1, { partner, scope, unit }),
    serve: (request, response) => exporter.getMetricsRequestHandler(request, response),
    close: () => provider.shutdown(),
  };
}
