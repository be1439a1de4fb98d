// How long a search for units takes, among as many as the whole country has. npm run bench:search
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openPool } from '@bagi/database/connect.ts';
import type { Sql } from 'postgres';
import { runCommand } from '../start/program.ts';
import { asker, percentile } from './asking.ts';
import { serve } from './systems.ts';

const p95MaxMs = 20;

const query = `query ($of: ID!, $kata: String!) { cariUnitKerja(instansiId: $of, kataKunci: $kata, first: 20) {
  nodes { instansi { id nama } id nama induk { nama } } pageInfo { hasNextPage endCursor } } }`;

const kinds = ['Bidang', 'Subbagian', 'Seksi', 'Balai', 'UPTD Puskesmas', 'Dinas', 'Subdirektorat', 'Kantor Pelayanan'];
const fields = [
  'Perencanaan',
  'Keuangan',
  'Kepegawaian',
  'Hukum',
  'Pengawasan',
  'Kerja Sama',
  'Pelayanan',
  'Pembinaan',
];

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      units: { type: 'string', default: '200000' },
      /** Widyaiswara and Analis Kebijakan: the whole country has some 16,000. */
      holders: { type: 'string', default: '16000' },
      searches: { type: 'string', default: '2000' },
    },
  });
  const directory = mkdtempSync(join(tmpdir(), 'bagi-pakai-search-'));
  const system = await serve('search', {}, { ASN: '10000', DATA_DIRECTORY: directory });
  const sql = openPool(system.databaseUrl, { max: 1, applicationName: 'bench' });
  try {
    await fill(sql, Number(values.units), Number(values.holders));
    const { ask } = asker(system, 'lan');
    const places = await sql<Place[]>`
      select instansi_id as id, count(*)::int as units, (select count(*)::int from cakupan.asn
        where instansi_kerja_id = instansi_id and asn_id ~ '^bench') as holders
      from asn.unit_kerja group by 1 order by 2 desc`;
    const rounds: [string, readonly Place[]][] = [
      ['anywhere, by units', weighed(places)],
      ...places
        .slice(0, 2)
        .map((place): [string, Place[]] => [`the one with ${place.units} units, ${place.holders} holders`, [place]]),
    ];
    console.log('| instansi | searches | found | p50 ms | p95 ms |\n| --- | ---: | ---: | ---: | ---: |');
    let slowest: number | undefined;
    for (const [name, among] of rounds) {
      const times: number[] = [];
      let found = 0;
      for (let turn = -50; turn < Number(values.searches); turn++) {
        const of = among[(Math.abs(turn) * 7919) % among.length]?.id;
        const { data, ms } = await ask<Found>(query, { of, kata: typed(Math.abs(turn)) });
        if (turn < 0) continue;
        times.push(ms);
        found += data.cariUnitKerja.nodes.length;
      }
      const [p50 = 0, p95 = 0] = [0.5, 0.95].map((share) => percentile(times, share));
      console.log(
        `| ${name} | ${times.length} | ${(found / times.length).toFixed(1)} | ${p50.toFixed(1)} | ${p95.toFixed(1)} |`,
      );
      slowest ??= p95;
    }
    console.log(
      `\nLoad of the machine: ${loadavg()
        .map((load) => load.toFixed(1))
        .join(', ')}.`,
    );
    if (slowest !== undefined && slowest > p95MaxMs)
      throw new Error(`p95 of a search anywhere is ${slowest.toFixed(1)} ms.`);
  } finally {
    await sql.end({ timeout: 5 });
    await system.stop();
    rmSync(directory, { recursive: true, force: true });
  }
});

interface Found {
  readonly cariUnitKerja: { readonly nodes: readonly unknown[] };
}

interface Place {
  readonly id: string;
  readonly units: number;
  readonly holders: number;
}

/** As somebody types: one word or two, in any order, the last perhaps begun only. */
function typed(turn: number): string {
  const [kind = '', field = ''] = [kinds[turn % kinds.length], fields[Math.floor(turn / 8) % fields.length]];
  const forms = [
    kind,
    field,
    `${field} ${kind}`,
    `${kind} ${field}`,
    `${kind} ${field.slice(0, 3)}`,
    `${field} ${turn % 1000}`,
  ];
  return forms[Math.floor(turn / 64) % forms.length] ?? kind;
}

/** Each instansi as often as its units are many. */
function weighed(places: readonly Place[]): Place[] {
  return places.flatMap((place) => Array.from({ length: Math.ceil(place.units / 500) }, () => place));
}

/** Three units in ten are of one instansi, one in ten of another, the rest of all alike; holders likewise, a tenth in the first. */
async function fill(sql: Sql, units: number, holders: number): Promise<void> {
  await sql`create temp table place as select id, row_number() over (order by id) - 1 as n from asn.instansi`;
  await sql`
    insert into asn.unit_kerja (id, nama, instansi_id, induk_id)
    select 'bench-' || g, (${kinds}::text[])[1 + g % 8] || ' ' || (${fields}::text[])[1 + g / 8 % 8] || ' ' || g, place.id, null
    from generate_series(0, ${units - 1}::int) as g, place
    where n = case g % 10 when 0 then 0 when 1 then 0 when 2 then 0 when 3 then 1 else g / 10 % (select count(*) from place) end`;
  await sql`
    insert into asn.asn (id, jenis_asn, kedudukan_hukum_id, instansi_induk_id, instansi_kerja_id, unit_kerja_id, jabatan_id)
    select 'bench-' || g, 'PNS', '01', unit.instansi_id, unit.instansi_id, unit.id,
      (select id from asn.jabatan where nama like 'Analis Kebijakan%' order by id limit 1)
    from generate_series(0, ${holders - 1}::int) as g
    join asn.unit_kerja as unit on unit.id = 'bench-' || (g::bigint * 7919 % ${units}::int / 10 * 10 + case when g % 10 = 0 then 0 else 3 + g % 7 end)`;
  await sql`vacuum analyze asn.unit_kerja`;
  await sql`vacuum analyze cakupan.asn`;
}
