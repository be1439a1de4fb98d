// What a role may add to the inbox, to the letter: in its partner's name, under its own version, and of each record the fields that are opened.
import { version } from '@bagi/agreements/test/document.ts';
import type { Kind } from '@bagi/kit/inbox/kinds.ts';
import type { Writable } from '@bagi/kit/inbox/writable.ts';
import { expect, it } from 'vitest';
import { inForce } from './inForce.ts';
import { insertsGiven, insertsSaid } from './inboxRights.ts';
import { roleOf } from './roles.ts';

const { agreement } = version();
const writable = (
  operation: string,
  jenis: string,
  objects: Readonly<Record<string, readonly string[]>>,
): Writable => ({
  kind: { operation: `Mutation.${operation}`, jenis } as Kind,
  objects: new Map(Object.entries(objects)),
});
const kursus = writable('kirimKursus', 'KURSUS', { '': ['asnId', 'nama'] });
const jabatan = writable('kirimJabatan', "JABAT'AN", { '': ['asnId', 'dalam'], dalam: ['id'], 'dalam.lagi': [] });

it('a partner that sends nothing may add nothing', () => {
  expect(insertsSaid([])).toEqual([]);
  expect(insertsGiven('r', agreement, [])).toEqual([]);
});

it('a reviewer reads each column that may be filled in, and by which mutations', () => {
  const by = 'of kirimKursus/kirimJabatan';
  expect(insertsSaid([kursus, jabatan])).toEqual([
    ...['id', 'mitra', 'versi', 'kunci', 'operasi', 'sha256', 'jumlah'].map(
      (column) => `insert "kotak_masuk"."kiriman".${column} ${by}`,
    ),
    ...['id', 'kiriman_id', 'mitra', 'versi', 'urutan', 'jenis', 'isi'].map(
      (column) => `insert "kotak_masuk"."rekaman".${column} ${by}`,
    ),
  ]);
});

it('requests are of its mutations, and records of its kinds hold what is opened of each object and nothing else', () => {
  const own = `${inForce('a"b')} AND "mitra" = 'mitra-uji' AND "versi" = '2024-02-01'`;
  const holds = (path: string) => `NOT jsonb_path_exists("isi", '${path}')`;
  const isObject = `jsonb_typeof("isi") = 'object'`;
  const ofKursus = `("jenis" = 'KURSUS' AND ${isObject} AND ${holds('$.keyvalue() ? (@.key != "asnId" && @.key != "nama")')})`;
  const ofJabatan = `("jenis" = 'JABAT''AN' AND ${isObject} AND ${[
    '$.keyvalue() ? (@.key != "asnId" && @.key != "dalam")',
    '$.dalam[*] ? (@.type() == "object").keyvalue() ? (@.key != "id")',
    '$.dalam.lagi[*] ? (@.type() == "object").keyvalue() ? (true)',
  ]
    .map(holds)
    .join(' AND ')})`;
  expect(insertsGiven('a"b', agreement, [kursus, jabatan])).toEqual([
    'GRANT INSERT ("id", "mitra", "versi", "kunci", "operasi", "sha256", "jumlah") ON "kotak_masuk"."kiriman" TO "a""b"',
    'GRANT INSERT ("id", "kiriman_id", "mitra", "versi", "urutan", "jenis", "isi") ON "kotak_masuk"."rekaman" TO "a""b"',
    `CREATE POLICY "a""b_kirim" ON "kotak_masuk"."kiriman" FOR INSERT TO "a""b" WITH CHECK (${own} AND "operasi" = ANY (ARRAY['Mutation.kirimKursus', 'Mutation.kirimJabatan']::text[]))`,
    `CREATE POLICY "a""b_kirim" ON "kotak_masuk"."rekaman" FOR INSERT TO "a""b" WITH CHECK (${own} AND (${ofKursus} OR ${ofJabatan}))`,
  ]);
});

it('a role has them beside what it reads', () => {
  const { rights, statements } = roleOf('m', agreement, null, new Map(), [], [kursus]);
  expect(rights).toEqual(insertsSaid([kursus]));
  expect(statements.slice(-4)).toEqual(insertsGiven('m_mitra_uji_2024_02_01', agreement, [kursus]));
});
