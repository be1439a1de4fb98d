// One burst of requests from a process of its own, so that the client's work is not counted as the server's.
import autocannon from 'autocannon';
import { percentile } from './asking.ts';
import { documentName } from './speech.ts';

/** A request: whose it is, by its place among the callers, and its body. */
export type Request = readonly [caller: number, body: string];

/** What a burst is made of. */
export interface Burst {
  readonly url: string;
  /** Headers of each caller. */
  readonly callers: readonly Readonly<Record<string, string>>[];
  readonly connections: number;
  readonly seconds: number;
  readonly requests: readonly Request[];
  /** Whether every document gets a name of its own. */
  readonly fresh: boolean;
  /** No reply of this shape is shorter. */
  readonly bytesMin: number;
}

/** What was seen of it; times are milliseconds. */
export interface Seen {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

process.once('message', (burst: Burst) => {
  void run(burst).then(
    (seen) => process.send?.(seen, () => process.disconnect()),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});

async function run({ url, callers, connections, seconds, requests, fresh, bytesMin }: Burst): Promise<Seen> {
  const times: number[] = [];
  const headers = callers.map((own) => ({
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json;q=0.9',
    ...own,
  }));
  // Another part of the register in each burst.
  let next = Math.floor(Math.random() * requests.length);
  let sent = Math.floor(Math.random() * 1e9);
  const put = (client: autocannon.Client) => {
    const [caller, body] = requests[next++ % requests.length] ?? [0, ''];
    const text = fresh ? body.replace(documentName, `${documentName}${sent++}`) : body;
    client.setHeadersAndBody(headers[caller] ?? {}, text);
  };
  let heard: string | undefined;
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    method: 'POST',
    setupClient(client) {
      put(client);
      client.on('response', (_status, _bytes, ms) => {
        times.push(ms);
        put(client);
      });
    },
    verifyBody(body) {
      const isWell = body !== undefined && body.length >= bytesMin && !String(body).includes('"errors"');
      if (!isWell) heard ??= String(body).slice(0, 300);
      return isWell;
    },
  });
  const wrong = result.non2xx + result.errors + result.mismatches;
  if (wrong > 0)
    throw new Error(
      `${wrong} of ${result.requests.total} requests to ${url} were not answered well (${result.timeouts} not in time): ${heard}`,
    );
  return {
    requests: times.length,
    perSecond: times.length / result.duration,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
  };
}
