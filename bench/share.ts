// What a part of ours costs: the same system with it and without, over one register, turn by turn.
import { parseArgs } from 'node:util';
import { openRegister, ourSettings } from './register.ts';
import { type Measured, measure, warmSeconds } from './rounds.ts';
import { page, pageWithFamily, record, recordWithFamily } from './shapes.ts';
import { type Served, serve, type Taken } from './systems.ts';
import { grouped, linesOf, ratio, tables } from './table.ts';

/** What is taken away from whom, and what must be left of the throughput with it. */
export interface Costing {
  readonly whole: string;
  readonly without: string;
  readonly taken: readonly Taken[];
  readonly leastShare: number;
  /** Whether the same is answered without it. */
  readonly alike: boolean;
  /** What an option may have measured besides. */
  readonly each?: readonly (readonly [name: string, taken: readonly Taken[]])[];
}

/** Prints the tables, and throws where the whole keeps too little of what the system has without. */
export async function costing({ whole, without, taken, leastShare, alike, each = [] }: Costing): Promise<void> {
  const { values } = parseArgs({
    options: {
      asn: { type: 'string', default: '100000' },
      data: { type: 'string' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '4' },
      connections: { type: 'string', default: '16' },
      /** Measures also without each part alone, where there are several. */
      each: { type: 'boolean', default: false },
      shape: { type: 'string' },
    },
  });
  const asn = Number(values.asn);
  const register = await openRegister(asn, values.data);
  const settings = ourSettings(register, asn);
  const started: Served[] = [];
  try {
    started.push(await serve(whole, {}, settings));
    for (const [name, less] of [[without, taken] as const, ...(values.each ? each : [])]) {
      // One installation: its processes share keys and the sealed record.
      started.push(await serve(name, { taken: less }, { ...settings, PREPARE: 'no' }));
    }
    const { measured, refused } = await measure({
      systems: started,
      shapes: [record, recordWithFamily, page, pageWithFamily].filter(
        ({ key, name }) => values.shape === undefined || [key, name].includes(values.shape),
      ),
      rounds: Number(values.rounds),
      seconds: Number(values.seconds),
      warmSeconds,
      connections: [Number(values.connections)],
      sql: register.sql,
      databasePid: register.databasePid,
      alike,
      onProgress: (text) => process.stderr.write(`\r\u001B[K${text}`),
    });
    process.stderr.write('\n');
    const names = [without, ...started.map(({ name }) => name).filter((name) => name !== without)];
    console.log(tables(linesOf(measured, whole), names, whole));
    const faults = [...refused, ...slow(measured, whole, without, leastShare)];
    if (faults.length > 0) throw new Error(`Less than ${leastShare} of the throughput is left:\n${faults.join('\n')}`);
  } finally {
    for (const system of started.toReversed()) await system.stop();
    await register.stop();
  }
}

function slow(measured: readonly Measured[], whole: string, without: string, leastShare: number): string[] {
  return grouped(measured).flatMap((rows) => {
    const [bare, kept] = [without, whole].map((name) => rows.filter(({ system }) => system === name));
    const share = ratio(kept ?? [], bare ?? []);
    return share < leastShare ? [`${rows[0]?.shape}: ${share.toFixed(2)}`] : [];
  });
}
