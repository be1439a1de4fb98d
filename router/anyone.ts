// What anybody may ask without saying who they are, and is told in time: whether we are ready, and which keys sign webhooks.
import type { ServerResponse } from 'node:http';
import { refusal } from '@bagi/agreements/refusals.ts';
import { deadlineOf } from './limits/deadline.ts';
import { type Log, traceOf } from './log.ts';
import { spoken } from './reply.ts';

interface Asked {
  readonly log: Log;
  readonly patienceMs: number;
}

interface Readiness extends Asked {
  readonly obstacles: () => Promise<readonly string[]>;
}

interface Publishing extends Asked {
  readonly webhookKeys: (partner: string) => Promise<readonly object[]>;
}

/** Whether the router serves, and what keeps it from serving. */
export async function ready({ obstacles, log, patienceMs }: Readiness, response: ServerResponse): Promise<void> {
  const { within } = deadlineOf(response, patienceMs);
  const found = await within(obstacles()).catch((error: unknown) => {
    log.error(traceOf(error), 'readiness failed');
    return ['the readiness check failed'];
  });
  send(response, found.length === 0 ? 200 : 503, { ready: found.length === 0, obstacles: found });
}

/** Keys are no secret, so nobody is asked who wants them; a name without keys is one without, whoever it is. */
export async function publish(parts: Publishing, partner: string, response: ServerResponse): Promise<void> {
  const { within } = deadlineOf(response, parts.patienceMs);
  const keys = await within(parts.webhookKeys(partner)).catch((error: unknown) => {
    parts.log.error(traceOf(error), 'keys failed');
    return null;
  });
  if (keys === null)
    return send(response, 503, { errors: [spoken(refusal('UNAVAILABLE', 'The keys do not answer.'))] });
  if (keys.length === 0) return send(response, 404, { errors: [{ message: 'Not here.' }] });
  send(response, 200, { kunci: keys });
}

/** A short reply in JSON, that nobody keeps. */
export function send(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}
