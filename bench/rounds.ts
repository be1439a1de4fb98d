// Rounds of measurement: every system is asked the same, turn by turn, so that a busy machine is busy for all.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Answered, type Drawn, drawnOf } from './drawn.ts';
import type { Burst, Seen } from './load.ts';
import { differenceAmong } from './sameAnswers.ts';
import type { Shape } from './shapes.ts';
import type { Served } from './systems.ts';
import type { Sql } from 'postgres';
import { oursWithMany } from './targets.ts';
import { forgetPeaks, peakBytes, processorSeconds, usedBy, usedSince } from './usage.ts';

/** One system asked one shape, in one round. */
export interface Measured extends Seen {
  readonly system: string;
  readonly shape: string;
  readonly round: number;
  readonly connections: number;
  /** Of the system's own processes, in seconds. */
  readonly processorPerThousand: number;
  /** Of the database for it. */
  readonly databasePerThousand: number;
  readonly peakBytes: number;
}

/**
 * What a system of Node's does in its first seconds is the compiler's as well: ours took 1.6 ms of processor for a record in the
 * first second, and 0.8 after eight.
 */
export const warmSeconds = 10;

export interface Plan {
  readonly systems: readonly Served[];
  readonly shapes: readonly Shape[];
  readonly rounds: number;
  readonly seconds: number;
  /** How long each system is asked a shape before it is measured at all. */
  readonly warmSeconds: number;
  readonly connections: readonly number[];
  readonly sql: Sql;
  readonly databasePid: number;
  readonly onProgress: (text: string) => void;
  /** Whether all must answer alike: without its fences a system gives more rows. */
  readonly alike?: boolean;
}

/** What came of it, and in words what could not be measured: a system that fails or answers otherwise keeps nothing else back. */
export interface Outcome {
  readonly measured: readonly Measured[];
  readonly refused: readonly string[];
}

/** Measures everything that the systems answer alike; a first round warms up and is not counted. */
export async function measure(plan: Plan): Promise<Outcome> {
  const measured: Measured[] = [];
  const refused: string[] = [];
  for (const shape of plan.shapes) {
    plan.onProgress(`${shape.name}, drawing`);
    const able = await ableOf(plan, shape, refused);
    const samples = able.map(({ system, sample }) => ({ name: system.name, sample }));
    const other = plan.alike === false ? null : differenceAmong(samples);
    if (other !== null) refused.push(`${shape.name}: ${other}`);
    else measured.push(...(await measureShape(plan, shape, able, refused)));
  }
  return { measured, refused };
}

/** Whoever fails once has no figures for this shape. */
async function measureShape(plan: Plan, shape: Shape, able: readonly Able[], refused: string[]): Promise<Measured[]> {
  const measured: Measured[] = [];
  const failed = new Set<string>();
  for (const [crowd, connections] of plan.connections.entries()) {
    for (let round = 0; round <= plan.rounds; round++) {
      plan.onProgress(`${shape.name}, ${connections} connections, round ${round} of ${plan.rounds}`);
      const seconds = round > 0 || crowd > 0 ? plan.seconds : plan.warmSeconds;
      for (const one of turned(able, round)) {
        const { name } = one.system;
        if (failed.has(name)) continue;
        try {
          const seen = await burst({ ...plan, seconds }, shape, one, connections);
          if (round > 0) measured.push({ system: name, shape: shape.name, round, connections, ...seen });
        } catch (error) {
          failed.add(name);
          refused.push(`${shape.name}, ${connections} connections: ${name}: ${messageOf(error)}`);
        }
      }
    }
  }
  return measured.filter(({ system }) => !failed.has(system));
}

/** Every round another one begins. */
function turned<One>(all: readonly One[], by: number): One[] {
  const first = by % Math.max(1, all.length);
  return [...all.slice(first), ...all.slice(0, first)];
}

interface Able extends Drawn {
  readonly system: Served;
  readonly sample: readonly Answered[];
}

/** The systems that have an answer to this shape, each with its requests. */
async function ableOf({ systems, sql }: Plan, shape: Shape, refused: string[]): Promise<Able[]> {
  const able: Able[] = [];
  for (const system of systems) {
    if (!isAsked(system.name, shape)) continue;
    try {
      const drawn = await drawnOf(shape, system, sql);
      if (drawn) able.push({ system, ...drawn });
    } catch (error) {
      refused.push(`${shape.name}: ${system.name}: ${messageOf(error)}`);
    }
  }
  return able;
}

/** What only one has an answer to is asked of that one, which is asked nothing else. */
function isAsked(name: string, { only }: Shape): boolean {
  return only === undefined ? name !== oursWithMany : name === only;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function burst(
  { seconds, databasePid }: Plan,
  shape: Shape,
  { system, partners, requests, bytesMin }: Able,
  connections: number,
) {
  const callers = await Promise.all(partners.map((partner) => system.headersOf(partner)));
  const [own, database] = [processorSeconds(system.pids), usedBy(databasePid)];
  forgetPeaks(system.pids);
  const fresh = shape.fresh === true;
  const seen = await load({ url: system.url, callers, connections, seconds, requests, bytesMin, fresh });
  const processor = processorSeconds(system.pids) - own;
  const databases = usedSince(database, usedBy(databasePid));
  return {
    ...seen,
    processorPerThousand: (processor / seen.requests) * 1000,
    databasePerThousand: (databases / seen.requests) * 1000,
    peakBytes: peakBytes(system.pids),
  };
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
