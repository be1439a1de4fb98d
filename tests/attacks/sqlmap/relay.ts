// Stands between sqlmap and the router with a token that never grows old, and notes what was sent and what came back.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { listening, type Served } from '../../listening.ts';

export interface Relay extends Served {
  /** Texts that were sent, but those that are part of the question itself. */
  readonly payloads: ReadonlySet<string>;
  /** How often each status was heard. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Forgets what was noted; what was sent until now is not a payload any more. */
  readonly forget: () => void;
}

const tokenLastsMs = 200_000;

export async function startRelay(to: string, fetchToken: () => Promise<string>): Promise<Relay> {
  const payloads = new Set<string>();
  const statuses = new Map<number, number>();
  const own = new Set<string>();
  const token = lasting(fetchToken);
  const pass = async (body: string): Promise<{ status: number; text: string }> => {
    for (const value of stringsIn(parsed(body))) if (!own.has(value)) payloads.add(value);
    const reply = await fetch(to, {
      method: 'POST',
      headers: { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' },
      body,
    });
    statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
    return { status: reply.status, text: await reply.text() };
  };
  const server = createServer((request, response) => {
    void text(request)
      .then(pass)
      .catch(() => ({ status: 502, text: '' }))
      .then((reply) => response.writeHead(reply.status, { 'content-type': 'application/json' }).end(reply.text));
  });
  const forget = () => {
    for (const value of payloads) own.add(value);
    payloads.clear();
    statuses.clear();
  };
  return { ...(await listening(server)), payloads, statuses, forget };
}

function lasting(fetchToken: () => Promise<string>): () => Promise<string> {
  let kept = { at: 0, token: Promise.resolve('') };
  return () => {
    if (Date.now() - kept.at > tokenLastsMs) kept = { at: Date.now(), token: fetchToken() };
    return kept.token;
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
