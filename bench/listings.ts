// How long a page of 100 takes in every listing, at every depth. npm run bench:listings -- --asn 1000000
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openPool } from '@bagi/database/connect.ts';
import { runCommand } from '../start/program.ts';
import { asker, percentile } from './asking.ts';
import { type Listing, listingsOf } from './listed.ts';
import { type OurSystem, serve } from './systems.ts';

/** The slowest twentieth of all pages of a listing may begin here. */
const p95MaxMs = 50;

/** Rows that stand before a page. */
const depths = [0, 1_000, 10_000, 100_000];

interface Page {
  readonly before: number;
  readonly ms: number;
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      asn: { type: 'string', default: '10000' },
      /** A data directory to keep the register in; without it everything is made anew and goes away. */
      data: { type: 'string' },
      pages: { type: 'string', default: '1000' },
      /** Only those whose label holds this. */
      listing: { type: 'string', default: '' },
    },
  });
  const directory = values.data ?? mkdtempSync(join(tmpdir(), 'bagi-pakai-listings-'));
  const system = await serve('listings', {}, { ASN: values.asn, DATA_DIRECTORY: directory });
  try {
    const sql = openPool(system.databaseUrl, { max: 1, applicationName: 'bench' });
    const listings = await listingsOf(sql).finally(() => sql.end({ timeout: 5 }));
    console.log('| listing | rows before the page | pages | p50 ms | p95 ms |\n| --- | ---: | ---: | ---: | ---: |');
    const slow: string[] = [];
    for (const listing of listings.filter(({ label }) => label.includes(values.listing))) {
      await walk(system, listing, 20);
      const pages = await walk(system, listing, Number(values.pages));
      for (const line of linesOf(listing, pages)) console.log(line);
      const p95 = percentile(
        pages.map(({ ms }) => ms),
        0.95,
      );
      if (p95 > p95MaxMs) slow.push(`${listing.label}: ${p95.toFixed(1)} ms`);
    }
    console.log(
      `\nLoad of the machine: ${loadavg()
        .map((load) => load.toFixed(1))
        .join(', ')}.`,
    );
    if (slow.length > 0) throw new Error(`p95 of a page of 100 is over ${p95MaxMs} ms in ${slow.join('; ')}`);
  } finally {
    await system.stop();
    if (values.data === undefined) rmSync(directory, { recursive: true, force: true });
  }
});

interface Told {
  readonly nodes: readonly unknown[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

function toldOf(data: Readonly<Record<string, Told>>, name: string): Told {
  const told = data[name];
  if (!told) throw new Error(`There is no ${name} in the answer.`);
  return told;
}

/** Pages through a listing to its end, or for so many pages. */
async function walk(system: OurSystem, { partner, field, query, variables }: Listing, most: number): Promise<Page[]> {
  const { ask } = asker(system, partner);
  const pages: Page[] = [];
  for (let after: string | null = null, before = 0; pages.length < most;) {
    const { data, ms } = await ask<Record<string, Told>>(query, { ...variables, first: 100, after });
    const { nodes, pageInfo } = toldOf(data, field);
    pages.push({ before, ms });
    before += nodes.length;
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  return pages;
}

function linesOf({ label }: Listing, pages: readonly Page[]): string[] {
  const all = lineOf(label, 'any', pages);
  const each = depths.flatMap((from, index) => {
    const until = depths[index + 1] ?? Number.POSITIVE_INFINITY;
    const here = pages.filter(({ before }) => before >= from && before < until);
    return here.length === 0 ? [] : [lineOf(label, `from ${from.toLocaleString('en')}`, here)];
  });
  return [...each, all];
}

function lineOf(label: string, depth: string, pages: readonly Page[]): string {
  const times = pages.map(({ ms }) => ms);
  const [p50, p95] = [0.5, 0.95].map((share) => percentile(times, share).toFixed(1));
  return `| ${label} | ${depth} | ${pages.length} | ${p50} | ${p95} |`;
}
