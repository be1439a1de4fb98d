// What is personal goes through every operation, and stands afterwards in no log line, metric, span, error or row of the record.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { contract } from '@bagi/agreements/contract.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Operation, operations } from '../proof/operations.ts';
import { agreementOf, type Ask, library, schema } from '../proof/pair.ts';
import { seed } from '../proof/runs.ts';
import { worldOf } from '../proof/worlds.ts';
import { kursus } from '../kiriman/sent.ts';
import { firstService, setneg } from '../people.ts';
import { mutationsOf } from './mutations.ts';
import { startTestSystem, type TestSystem } from '../system.ts';

let system: TestSystem;
let collector: Server;
const spans: Buffer[] = [];
const errors: { said: string; operation: Operation }[] = [];

beforeAll(async () => {
  collector = createServer((request, response) => {
    void buffer(request).then((body) => {
      spans.push(body);
      response.end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const { port } = collector.address() as AddressInfo;
  system = await startTestSystem(
    { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `http://127.0.0.1:${port}/v1/traces` },
    { library },
  );
});
afterAll(async () => {
  await system.stop();
  collector.close();
});

const ask: Ask = async (partner, operation) => {
  const { status, text, body } = await system.ask(partner, operation.query, { ...operation.variables });
  if (body.errors) errors.push({ said: text, operation });
  return { status, text, headers: {}, statements: [] };
};

/** What the register holds of persons and nobody could say by chance. */
async function personal(): Promise<string[]> {
  const columns = await system.sql<{ table: string; column: string }[]>`
    select attrelid::regclass::text as table, attname::text as column from pg_attribute join pg_class on pg_class.oid = attrelid
    where relkind = 'r' and relnamespace::regnamespace::text in ('asn', 'keluarga')
      and attname in ('nip', 'nik', 'nama', 'alamat', 'email', 'nomor_hp', 'nomor_kontak')
      and (attrelid = 'asn.asn'::regclass or exists (
        select from pg_attribute as whose where whose.attrelid = pg_class.oid and whose.attname = 'asn_id'))`;
  expect(columns.length).toBeGreaterThan(6);
  const values = await Promise.all(
    columns.map(({ table, column }) =>
      system.sql.unsafe(
        `select distinct "${column}"::text as value from ${table} where length("${column}"::text) >= 8`,
      ),
    ),
  );
  return [...new Set(values.flat().map(({ value }) => String(value)))];
}

/** What nobody says by chance, and who is sent about. */
const canaries = { teks: 'Kanari Rahasia Sekali 77', nip: setneg.nip, asnId: setneg.id };

function found(values: readonly string[], text: string): string[] {
  return values.filter((value) => text.includes(value));
}

it('nothing personal is left anywhere beside the answers', async () => {
  const values = await personal();
  expect(values).toContain(setneg.nip);
  expect(values.length).toBeGreaterThan(500);
  let asked = 0;
  for (const partner of library.keys()) {
    const world = await worldOf(partner, [system.sql], ask);
    for (const operation of fc.sample(operations(world), { numRuns: 12, seed })) {
      await ask(partner, operation);
      asked++;
    }
  }
  for (const [partner, query] of Object.entries(firstService)) {
    const [person] = await system.sql`select nip, instansi_kerja_id from asn.asn where id = ${setneg.id}`;
    await ask(partner, { query, variables: { nip: person?.['nip'], instansiId: person?.['instansi_kerja_id'] } });
  }
  await ask('taspen-life', {
    query: `{ verifikasiAsn(data: { nip: "${setneg.nip}", nama: "${setneg.nama}", tempatLahir: "Bandung" }) }`,
    variables: {},
  });
  expect(asked).toBeGreaterThan(60);
  let sent = 0;
  for (const partner of library.keys())
    for (const mutation of mutationsOf(contract(agreementOf(partner), schema).schema, canaries)) {
      await ask(partner, mutation);
      sent++;
    }
  // And what is right, so that it is taken.
  const { body } = await system.ask(
    'lan',
    'mutation ($kunci: String!, $masukan: [RiwayatKursusMasukan!]!) { kirimRiwayatKursus(kunci: $kunci, masukan: $masukan) { __typename } }',
    { kunci: randomUUID(), masukan: [{ ...kursus, namaKursus: canaries.teks, nomorSertifikat: canaries.teks }] },
  );
  expect(body.errors).toBeUndefined();
  expect(sent).toBeGreaterThan(8);
  values.push(canaries.teks);
  // What a caller said itself may be said back to it.
  const leaked = errors.flatMap(({ said, operation }) =>
    found(values, said).filter((value) => !JSON.stringify(operation).includes(value)),
  );
  expect(leaked).toEqual([]);
  const metrics = await (await fetch(`${system.url}/metrics`)).text();
  expect(found(values, metrics)).toEqual([]);
  const rows = await system.sql`
    select to_jsonb(a)::text as row from catatan.akses as a union all select to_jsonb(m)::text from catatan.medan as m
    union all select to_jsonb(k)::text from catatan.kejadian as k union all select to_jsonb(d)::text from catatan.ditolak as d`;
  expect(rows.length).toBeGreaterThan(asked / 2);
  expect(found(values, rows.map(({ row }) => String(row)).join('\n'))).toEqual([]);
  // Spans are sent at the latest when the system stops.
  await system.stopServing();
  expect(spans.length).toBeGreaterThan(0);
  expect(found(values, Buffer.concat(spans).toString())).toEqual([]);
  expect(system.logged.length).toBeGreaterThan(asked);
  expect(found(values, system.logged.join(''))).toEqual([]);
});
