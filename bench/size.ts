// Whether cost stays flat as the register grows: keyed questions, and pages at every depth, at two sizes. npm run bench:size
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { runCommand } from '../start/program.ts';
import { asker, percentile } from './asking.ts';
import { requireDisk } from './disk.ts';
import { type Listing, listingsOf } from './listed.ts';
import { type Asked, operations } from './operations.ts';
import { machineNow, write } from './report.ts';
import { keyedShapes } from './shapes.ts';
import { type OurSystem, serve } from './systems.ts';
import { median } from './table.ts';
import { readFor, serverOf, usedSince } from './usage.ts';

/** The larger register may cost so many times what the smaller one costs. */
const mostTimes = 1.3;

/** Of a register with its indexes, while it is filled. */
const bytesPerPerson = 12_000;

/** Of PostgreSQL. */
const pageBytes = 8_192;

/** Rows that stand before a page. */
const depths = [0, 1_000, 10_000, 100_000];

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      large: { type: 'string', default: '5000000' },
      small: { type: 'string', default: '10000' },
      data: { type: 'string' },
      /** Leaves the pages out: at every depth of every listing they take most of the time. */
      keyed: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '5' },
      /** Of each question and size in a round. */
      requests: { type: 'string', default: '200' },
      json: { type: 'string' },
    },
  });
  const sizes = [Number(values.small), Number(values.large)];
  const directory = values.data ?? mkdtempSync(join(tmpdir(), 'bagi-pakai-size-'));
  mkdirSync(directory, { recursive: true });
  const unfilled = sizes.filter((asn) => !existsSync(join(directory, String(asn))));
  requireDisk(directory, unfilled.reduce((sum, asn) => sum + asn, 0) * bytesPerPerson);
  const registers: Grown[] = [];
  try {
    for (const asn of sizes) registers.push(await grown(asn, directory));
    const lines = await compared(registers, {
      rounds: Number(values.rounds),
      requests: Number(values.requests),
      pages: !values.keyed,
    });
    console.log(tableOf(lines, sizes));
    console.log(`\n${machineNow()}.\nWritten to ${write('size', { sizes, lines }, values.json)}.`);
    const slow = lines.filter(({ times }) => times > mostTimes);
    if (slow.length > 0)
      throw new Error(
        `More than ${mostTimes} times:\n${slow.map(({ name, times }) => `- ${name}: ${times.toFixed(2)}`).join('\n')}`,
      );
  } finally {
    for (const { sql, system } of registers) {
      await sql.end({ timeout: 5 });
      await system.stop();
    }
    if (values.data === undefined) rmSync(directory, { recursive: true, force: true });
  }
});

interface Grown {
  readonly system: OurSystem;
  readonly sql: Sql;
  /** The process under which all of its server's processes stand. */
  readonly databasePid: number;
}

/** A register of this size with a system and a server of its own. */
async function grown(asn: number, directory: string): Promise<Grown> {
  const system = await serve(`${asn} persons`, {}, { ASN: String(asn), DATA_DIRECTORY: join(directory, String(asn)) });
  const sql = openPool(system.databaseUrl, { max: 1, applicationName: 'bench' });
  const [own] = await sql`select pg_backend_pid() as pid`;
  return { system, sql, databasePid: serverOf(Number(own?.['pid'])) };
}

/** Requests of one kind, as one register is asked them. */
interface Series {
  readonly name: string;
  readonly partner: string;
  readonly query: string;
  readonly variables: readonly Readonly<Record<string, unknown>>[];
}

interface Line {
  readonly name: string;
  readonly p50: readonly number[];
  /** How many pages of the database were read from a disk for one request, on the average. */
  readonly pagesRead: readonly number[];
  readonly times: number;
}

interface Asking {
  readonly rounds: number;
  /** Of each question in a round. */
  readonly requests: number;
  readonly pages: boolean;
}

/** Round by round both registers in turn; each kind with its p50 at each size, and the median of the rounds' ratios. */
async function compared(registers: readonly Grown[], asking: Asking): Promise<Line[]> {
  const { rounds, requests } = asking;
  const [smaller, larger] = registers;
  if (!smaller || !larger) throw new Error('Two registers are compared.');
  const [small, large] = [await seriesOf(smaller, asking), await seriesOf(larger, asking)];
  const lines: Line[] = [];
  for (const series of large) {
    // A depth that the smaller register does not have is compared with its first page.
    const [kind] = series.name.split(', from ');
    const beside =
      small.find(({ name }) => name === series.name) ?? small.find(({ name }) => name.split(', from ')[0] === kind);
    if (!beside) continue;
    const pairs: [Turn, Turn][] = [];
    for (let round = 0; round <= rounds; round++) {
      const one = await turnOf(smaller, beside, requests, round);
      const other = await turnOf(larger, series, requests, round);
      if (round > 0) pairs.push([one, other]);
    }
    const medians = (of: (turn: Turn) => number) => [
      median(pairs.map(([one]) => of(one))),
      median(pairs.map(([, other]) => of(other))),
    ];
    lines.push({
      name: series.name,
      p50: medians(({ p50 }) => p50),
      pagesRead: medians(({ pagesRead }) => pagesRead),
      times: median(pairs.map(([one, other]) => other.p50 / one.p50)),
    });
  }
  return lines;
}

/** What a register was asked of one kind in one round. */
interface Turn {
  readonly p50: number;
  readonly pagesRead: number;
}

async function turnOf(
  { system, databasePid }: Grown,
  { partner, query, variables }: Series,
  requests: number,
  round: number,
): Promise<Turn> {
  const before = readFor(databasePid);
  const { ask } = asker(system, partner);
  const times: number[] = [];
  for (let turn = 0; turn < requests; turn++) {
    const { ms } = await ask(query, variables[(turn + round * requests) % variables.length] ?? {});
    times.push(ms);
  }
  const bytes = usedSince(before, readFor(databasePid));
  return { p50: percentile(times, 0.5), pagesRead: bytes / pageBytes / requests };
}

/**
 * What is asked by a key twice: about somebody else each time, whose rows a register that is larger than the memory
 * has on a disk alone, and about the same persons in every round, of which the first is not counted.
 */
async function seriesOf({ system, sql }: Grown, { requests, pages }: Asking): Promise<Series[]> {
  const keyed = await Promise.all(
    keyedShapes.map(async ({ name, draw }): Promise<Series[]> => {
      const drawn: readonly Asked[] = await draw(sql, () => Promise.reject(new Error('A keyed shape walks nowhere.')));
      const question = drawn[0]?.question;
      if (!question) return [];
      const variables = drawn.map((asked) => asked.variables);
      const series = { ...operations[question], name, variables: variables.slice(0, requests) };
      return [{ ...series, name: `${name}, first asked`, variables: variables.slice(requests) }, series];
    }),
  );
  const paged: Series[] = [];
  for (const listing of pages ? await listingsOf(sql) : []) paged.push(...(await pagesOf(system, listing)));
  return [...keyed.flat(), ...paged];
}

/** What lies on a disk and not in memory yet keeps the disk so busy that the record may not be written in time. */
async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 0; ; tries++)
    try {
      return await work();
    } catch (error) {
      if (tries === 10) throw error;
      await pause(2_000);
    }
}

interface Told {
  readonly nodes: readonly unknown[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

/** Whole pages of 100 at each depth that the listing has; shorter ones would be cheaper for another reason. */
async function pagesOf(system: OurSystem, { label, partner, field, query, variables }: Listing): Promise<Series[]> {
  const { ask } = asker(system, partner);
  const found: Series[] = [];
  let after: string | null = null;
  for (let before = 0; ; before += 1_000) {
    const read = async (first: number): Promise<Told> => {
      const { data } = await patiently(() => ask<Record<string, Told>>(query, { ...variables, first, after }));
      return data[field] ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: '' } };
    };
    if (depths.includes(before)) {
      if ((await read(100)).nodes.length < 100) return found;
      const name = `${label}, from ${before.toLocaleString('en')}`;
      found.push({ name, partner, query, variables: [{ ...variables, first: 100, after }] });
    }
    if (before >= Math.max(...depths)) return found;
    const { pageInfo } = await read(1_000);
    if (!pageInfo.hasNextPage) return found;
    after = pageInfo.endCursor;
  }
}

function tableOf(lines: readonly Line[], sizes: readonly number[]): string {
  const heads = ['p50 ms', 'pages from the disk'].flatMap((what) =>
    sizes.map((size) => `${what} at ${size.toLocaleString('en')}`),
  );
  return [
    `| question | ${heads.join(' | ')} | times, at most ${mostTimes} |`,
    '| --- | --: | --: | --: | --: | --: |',
    ...lines.map(({ name, p50, pagesRead, times }) => {
      const cells = [
        ...p50.map((ms) => ms.toFixed(2)),
        ...pagesRead.map((pages) => pages.toFixed(1)),
        times.toFixed(2),
      ];
      return `| ${name} | ${cells.join(' | ')} |`;
    }),
  ].join('\n');
}
