// Spans for an OpenTelemetry collector, when one is configured: names, partners and times, never a value.
import { context, propagation, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';

/** Starts exporting spans to a collector's address (such as http://127.0.0.1:4318/v1/traces); returns how to stop. */
export function startTracing(url: string): () => Promise<void> {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'bagi-pakai' }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }))],
  });
  provider.register();
  return async () => {
    await provider.shutdown();
    // Whoever is started next in this process may have another collector.
    for (const global of [trace, context, propagation]) global.disable();
  };
}
