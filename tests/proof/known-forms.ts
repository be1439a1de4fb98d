// The forms that a reply may have, whatever was sent: a closed list, so that a new one is seen.
import { refusals } from '@bagi/agreements/refusals.ts';
import { Counterexample } from './properties.ts';
import type { RawReply } from './raw.ts';

/** What Node itself answers to what is no HTTP, or no longer one: a status and nothing more. */
const withoutBody = new Set([400, 408, 413, 417, 431]);

const statuses = new Set([200, 400, 401, 403, 404, 405, 413, 415, 429]);

const notFound = new Set(
  ['Not here.', 'There is no such file, or the link has expired: ask for a new link.'].map((message) =>
    JSON.stringify({ errors: [{ message }] }),
  ),
);

/** What an error may tell beside its code. */
const details = new Set(['code', 'reason', 'day', 'retryAfter']);

/** What no reply holds: places in code, statements, the database's own words. */
const inside =
  /\bat .{1,80}:\d+:\d+|node_modules|\.ts\b|\bselect\b.{1,200}\bfrom\b|\bsyntax error at or near\b|\bPostgresError\b|invalid input syntax/is;

/** Who replies: a router gives whole answers or refusals, a subgraph may give what it has beside what it refuses. */
export type Sender = 'router' | 'subgraph';

/** Throws unless a reply has one of the known forms, and tells nothing of the inside and nothing of these values. */
export function requireKnown(sender: Sender, reply: RawReply, sent: Uint8Array, values: readonly string[]): void {
  const fault = faultOf(sender, reply, sent) ?? told(reply.body, Buffer.from(sent).toString('utf8'), values);
  if (!fault) return;
  const request = JSON.stringify(Buffer.from(sent).toString('latin1').slice(0, 1_500));
  throw new Counterexample(`${fault}: ${reply.status} ${reply.body.slice(0, 600)}\n${request}`);
}

function faultOf(sender: Sender, { status, headers, body }: RawReply, sent: Uint8Array): string | null {
  if (body === '') return isBare(status, headers, sent) ? null : 'An empty reply';
  if (!statuses.has(status)) return 'A status that is not known';
  const parsed = json(body);
  if (typeof parsed !== 'object' || parsed === null) return 'No JSON';
  if (status === 404) return notFound.has(body) ? null : 'An unknown 404';
  if ('errors' in parsed) return 'data' in parsed && sender === 'router' ? 'A part of an answer' : errorsFault(parsed);
  const keys = Object.keys(parsed).join();
  if (sender === 'subgraph' && keys === 'data,extensions') return personsFault(parsed);
  return keys === 'data' || keys === 'status' || keys === 'ready,obstacles' ? null : 'An unknown body';
}

/** A subgraph tells its router whom it read, and nothing else beside the answer. */
function personsFault(body: object): string | null {
  const { extensions } = body as { extensions?: { persons?: unknown } };
  if (!extensions || Object.keys(extensions).join() !== 'persons') return 'Something beside the answer';
  const { persons } = extensions;
  const isList = Array.isArray(persons) && persons.every((person) => typeof person === 'string');
  return isList ? null : 'Persons of another form';
}

/** A reply without a body: to a HEAD, or from Node itself, before anything of ours heard of the request. */
function isBare(status: number, headers: RawReply['headers'], sent: Uint8Array): boolean {
  const isHead = Buffer.from(sent.subarray(0, 5)).toString() === 'HEAD ';
  return (isHead && statuses.has(status)) || (withoutBody.has(status) && !headers.has('content-type'));
}

function errorsFault(body: object): string | null {
  const { data: _, errors, ...others } = body as { data?: unknown; errors?: unknown };
  if (Object.keys(others).length > 0) return 'Something beside the errors';
  if (!Array.isArray(errors) || errors.length === 0) return 'No errors';
  for (const error of errors as unknown[]) {
    const { message, extensions, locations: _, path: __, ...more } = error as Record<string, unknown>;
    if (typeof message !== 'string' || typeof extensions !== 'object' || extensions === null)
      return 'An error of another form';
    if (!('code' in extensions) || !(String(extensions.code) in refusals)) return 'A code that is not on the list';
    if (extensions.code === 'INTERNAL' || extensions.code === 'UNAVAILABLE') return 'A failure of ours';
    if (Object.keys(extensions).some((name) => !details.has(name)) || Object.keys(more).length > 0)
      return 'A detail that is not on the list';
  }
  return null;
}

function told(body: string, sent: string, values: readonly string[]): string | null {
  if (inside.test(body) && !inside.test(sent)) return 'Something of the inside';
  const leaked = body.startsWith('{"data"')
    ? undefined
    : values.find((value) => body.includes(value) && !sent.includes(value));
  return leaked === undefined ? null : `The value ${leaked}`;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
