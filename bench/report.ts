// What a run leaves: tables for people, a file for machines, and a failure when something was missed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import type { Outcome } from './rounds.ts';
import { linesOf, tables } from './table.ts';
import { missed, ours } from './targets.ts';

/** What was asked for. */
export interface Wanted {
  readonly asn: number;
  readonly systems: readonly string[];
  readonly shapes: readonly string[];
  readonly connections: readonly number[];
  readonly rounds: number;
  readonly seconds: number;
}

/** Prints the tables, writes everything that was measured, and throws what was missed. */
export function report({ measured, refused }: Outcome, wanted: Wanted, file?: string): void {
  const lines = linesOf(measured, ours);
  const faults = [...refused, ...missed(lines)];
  console.log(tables(lines, wanted.systems, ours));
  console.log(`\n${wanted.asn.toLocaleString('en')} persons; ${machineNow()}.`);
  console.log(`Written to ${write('bench', { wanted, lines, missed: faults, measured }, file)}.`);
  if (faults.length > 0) throw new Error(`Missed:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
}

/** On what, and how busy it was. */
export function machineNow(): string {
  const load = loadavg().map((one) => one.toFixed(1));
  return `${cpus().length} processors (${cpus()[0]?.model ?? 'unknown'}), load ${load.join(', ')}`;
}

/** Writes figures as JSON, by default under .data/bench, and says where. */
export function write(name: string, figures: object, file?: string): string {
  const moment = new Date().toISOString();
  const written =
    file ?? join(import.meta.dirname, '..', '.data', 'bench', `${name}-${moment.replaceAll(':', '-')}.json`);
  mkdirSync(dirname(written), { recursive: true });
  writeFileSync(written, `${JSON.stringify({ moment, machine: machineNow(), ...figures }, null, 1)}\n`);
  return written;
}
