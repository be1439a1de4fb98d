// A page costs as many statements as one row, and a row at most one for each table that it touches.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bandung, firstService, setneg } from './people.ts';
import { startTestSystem, type TestSystem } from './system.ts';

let system: TestSystem;
beforeAll(async () => void (system = await startTestSystem()));
afterAll(() => system.stop());

/** The tables that statements read from, one entry a statement. */
function tablesOf(statements: readonly string[]): string[] {
  return statements.map((text) => /from "(\w+)"\."(\w+)"/.exec(text)?.slice(1).join('.') ?? text);
}

const person = `id nip nama pangkatBaru { pangkat tmt } pangkatLama { pangkat } jabatanTerakhir { nama tmt } jabatanLama { nama }
  pasangan { nama } anak { nama } instansiKerja { id } unitKerja { nama }`;

it('an ASN by NIP with family and positions costs one statement for each table', async () => {
  system.statements();
  await system.ask('setneg-siapp', `{ asn(nip: "${setneg.nip}") { ${person} } }`);
  expect(tablesOf(system.statements()).toSorted()).toEqual([
    'asn.asn',
    'asn.unit_kerja',
    'keluarga.anak',
    'keluarga.pasangan',
    'riwayat.golongan',
    'riwayat.jabatan',
  ]);
});

it('a page of 100 of the same costs the same number', async () => {
  system.statements();
  const { body } = await system.ask('setneg-siapp', `{ daftarAsn(first: 100) { nodes { ${person} } } }`);
  expect(body.data.daftarAsn.nodes).toHaveLength(100);
  const statements = system.statements();
  expect(statements).toHaveLength(6);
  expect(new Set(statements.map((text) => tablesOf([text])[0])).size).toBe(6);
});

it("BP Tapera's 25 fields cost two statements: the record and its unit", async () => {
  system.statements();
  const { nip, instansiId } = bandung;
  await system.ask('bp-tapera', firstService['bp-tapera'], { nip, instansiId });
  expect(tablesOf(system.statements()).toSorted()).toEqual(['asn.asn', 'asn.unit_kerja']);
});

it("Setneg's main data and family cost one statement for each table", async () => {
  system.statements();
  await system.ask('setneg-siapp', firstService['setneg-siapp'], { nip: setneg.nip });
  const tables = tablesOf(system.statements());
  expect(new Set(tables).size).toBe(tables.length);
});

it('a statement reads only columns that are asked for', async () => {
  system.statements();
  await system.ask('lan', `{ asn(nip: "${bandung.nip}") { nama } }`);
  const [statement] = system.statements();
  expect(/^select (.*?) from/.exec(statement ?? '')?.[1]).toBe('"nip", "id", "nama"');
});

it('an outsider costs as many statements as nobody', async () => {
  const query = 'query ($nip: Nip) { asn(nip: $nip) { id anak { nama } } }';
  const counts = [];
  for (const nip of ['197911022005041900', '190001011900011999']) {
    system.statements();
    await system.ask('setneg-siapp', query, { nip });
    counts.push(system.statements().length);
  }
  expect(counts).toEqual([1, 1]);
});
