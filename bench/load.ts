// One burst of requests from a process of its own, so that the client's work is not counted as the server's.
import autocannon from 'autocannon';

/** What a burst is made of. */
export interface Burst {
  readonly url: string;
  readonly token: string;
  readonly connections: number;
  readonly seconds: number;
  readonly bodies: readonly string[];
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

async function run({ url, token, connections, seconds, bodies }: Burst): Promise<Seen> {
  let next = Math.floor(Math.random() * bodies.length);
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
    },
    setupClient(client) {
      client.setBody(bodies[next % bodies.length] ?? '');
      client.on('response', () => client.setBody(bodies[next++ % bodies.length] ?? ''));
    },
    verifyBody: (body) => !String(body).includes('"errors"'),
  });
  const wrong = result.non2xx + result.errors + result.mismatches;
  if (wrong > 0) throw new Error(`${wrong} of ${result.requests.total} requests to ${url} were not answered well.`);
  return {
    requests: result.requests.total,
    perSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}
