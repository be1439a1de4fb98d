// Spans reach a collector when one is configured, and tell nothing of a person.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { setneg } from './people.ts';
import { startTestSystem } from './system.ts';

it('a request, its subgraphs and its statements are spans, without a value in them', async () => {
  const received: Buffer[] = [];
  const collector = createServer((request, response) => {
    void buffer(request).then((body) => {
      received.push(body);
      response.end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const address = collector.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const system = await startTestSystem({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `http://127.0.0.1:${port}/v1/traces` });
  await system.ask('setneg-siapp', `{ asn(nip: "${setneg.nip}") { id nama anak { nama } } }`);
  await system.stop();
  collector.close();
  const spans = (JSON.parse(received.at(0)?.toString() ?? '{}').resourceSpans ?? []).flatMap((resource: any) =>
    resource.scopeSpans.flatMap((scope: any) => scope.spans),
  );
  const names = spans.map(({ name }: { name: string }) => name);
  expect(names).toEqual(expect.arrayContaining(['request', 'subgraph asn', 'subgraph keluarga', 'sql']));
  expect(new Set(spans.map(({ traceId }: { traceId: string }) => traceId)).size).toBe(1);
  for (const value of [setneg.nip, setneg.id, setneg.nama])
    expect(Buffer.concat(received).toString()).not.toContain(value);
});
