// What one system is asked of a shape: requests in its own words, and a sample of its answers in ours.
import type { Sql } from 'postgres';
import type { Request } from './load.ts';
import { type Asked, operations } from './operations.ts';
import type { Shape } from './shapes.ts';
import type { Served } from './systems.ts';

export interface Answered {
  readonly asked: Asked;
  readonly data: unknown;
}

export interface Drawn {
  readonly partners: readonly string[];
  readonly requests: readonly Request[];
  readonly sample: readonly Answered[];
  /** Half of the shortest answer of the sample: what is shorter is no answer. */
  readonly bytesMin: number;
}

/** So many answers are compared, from every part of what was drawn; of more partners one each, whose fields differ. */
const sampleMax = 40;

/** Who takes longer for one answer gives none. */
const answerMs = 60_000;

/** Null where the system has no answer to a request of this shape. */
export async function drawnOf(shape: Shape, system: Served, sql: Sql): Promise<Drawn | null> {
  const asker = askerOf(system);
  const able: { yes: boolean } = { yes: true };
  const drawn = await shape.draw(sql, async (asked) => {
    const answer = await asker(asked);
    able.yes &&= answer !== null;
    return answer?.data ?? nothing;
  });
  if (drawn.length === 0) throw new Error(`The register has nobody to ask about for "${shape.name}".`);
  const bodies = drawn.map((asked) => system.speech.phrase(asked));
  if (!able.yes || bodies.some((body) => body === null)) return null;
  const partners = [...new Set(drawn.map(partnerOf))];
  const requests = drawn.map((asked, index): Request => [partners.indexOf(partnerOf(asked)), bodies[index] ?? '']);
  const every = Math.max(1, Math.ceil(drawn.length / Math.max(sampleMax, partners.length)));
  const sample: (Answered & { bytes: number })[] = [];
  for (const asked of drawn.filter((_, index) => index % every === 0)) {
    const answer = await asker(asked);
    if (answer) sample.push({ asked, ...answer });
  }
  return { partners, requests, sample, bytesMin: Math.min(...sample.map(({ bytes }) => bytes)) / 2 };
}

/** What a system that cannot answer is taken to have answered to a page. */
const nothing = { daftarAsn: { nodes: [], pageInfo: { endCursor: null } } };

function partnerOf({ question, instead }: Asked): string {
  return (instead ?? operations[question]).partner;
}

function askerOf({ name, url, speech, headersOf }: Served) {
  const headers = new Map<string, Promise<Readonly<Record<string, string>>>>();
  return async (asked: Asked): Promise<{ data: unknown; bytes: number } | null> => {
    const body = speech.phrase(asked);
    if (body === null) return null;
    const partner = partnerOf(asked);
    const own = headers.get(partner) ?? headersOf(partner);
    headers.set(partner, own);
    const reply = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await own) },
      body,
      signal: AbortSignal.timeout(answerMs),
    });
    const text = await reply.text();
    const { data, errors } = parsed(text);
    if (!reply.ok || !data || errors) throw new Error(`${name} refused ${body.slice(0, 300)}: ${text.slice(0, 500)}`);
    return { data: speech.understood(asked.question, data), bytes: text.length };
  };
}

function parsed(text: string): { data?: unknown; errors?: unknown } {
  try {
    return JSON.parse(text) as { data?: unknown; errors?: unknown };
  } catch {
    return {};
  }
}
