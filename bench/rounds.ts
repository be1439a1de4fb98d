// Rounds of measurement: every system is asked the same, turn by turn, so that a busy machine is busy for all.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openPool } from '@bagi/database/connect.ts';
import type { Burst, Seen } from './load.ts';
import type { Shape } from './shapes.ts';
import type { Served } from './systems.ts';
import { processorSeconds } from './usage.ts';

/** One system asked one shape, in one round. */
export interface Measured extends Seen {
  readonly system: string;
  readonly shape: string;
  readonly round: number;
  readonly connections: number;
  /** Of the server alone, in seconds. */
  readonly processorPerThousand: number;
}

export interface Plan {
  readonly systems: readonly Served[];
  readonly shapes: readonly Shape[];
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: readonly number[];
  readonly onProgress: (done: number, of: number) => void;
}

/** Measures everything; a first round warms up and is not counted. */
export async function measure({
  systems,
  shapes,
  rounds,
  seconds,
  connections,
  onProgress,
}: Plan): Promise<Measured[]> {
  const measured: Measured[] = [];
  const turns = shapes.length * connections.length * (rounds + 1) * systems.length;
  let done = 0;
  for (const shape of shapes) {
    const bodies = await bodiesOf(shape, systems);
    for (const crowd of connections) {
      for (let round = 0; round <= rounds; round++) {
        const turn = round % 2 === 0 ? systems : systems.toReversed();
        for (const system of turn) {
          const before = processorSeconds(system.pid);
          const token = await system.token(shape.partner);
          const drawn = bodies.get(system) ?? [];
          const seen = await load({ url: system.url, token, connections: crowd, seconds, bodies: drawn });
          const processorPerThousand = ((processorSeconds(system.pid) - before) / seen.requests) * 1000;
          const about = { system: system.name, shape: shape.name, round, connections: crowd };
          if (round > 0) measured.push({ ...about, ...seen, processorPerThousand });
          onProgress(++done, turns);
        }
      }
    }
  }
  return measured;
}

/** The same people for every system; cursors are its own. */
async function bodiesOf(shape: Shape, systems: readonly Served[]): Promise<Map<Served, string[]>> {
  const bodies = new Map<Served, string[]>();
  for (const system of systems) {
    const sql = openPool(system.databaseUrl, { max: 1, applicationName: 'bench' });
    try {
      const token = await system.token(shape.partner);
      const drawn = await shape.draw(sql, (query, variables) => askOnce(system.url, token, query, variables));
      if (drawn.length === 0) throw new Error(`The register has nobody to ask about for "${shape.name}".`);
      bodies.set(
        system,
        drawn.map((variables) => JSON.stringify({ query: shape.query, variables })),
      );
    } finally {
      await sql.end({ timeout: 5 });
    }
  }
  return bodies;
}

async function askOnce(url: string, token: string, query: string, variables: object): Promise<unknown> {
  const reply = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await reply.json()) as { data?: unknown; errors?: unknown };
  if (!data) throw new Error(`A request of the measurement was refused: ${JSON.stringify(errors).slice(0, 500)}`);
  return data;
}

async function load(burst: Burst): Promise<Seen> {
  const child = fork(join(import.meta.dirname, 'load.ts'));
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The client of the measurement ended with ${code}.`);
  });
  const seen = once(child, 'message').then(([message]) => message as Seen);
  child.send(burst);
  const result = await Promise.race([seen, ended]);
  ended.catch(() => {});
  return result;
}
