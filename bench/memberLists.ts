// Member lists to measure with: as partners write them, of as many persons as are wanted.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Sql } from '@bagi/database/connect.ts';

/** As many persons as are wanted, each a copy of an invented one but for id and NIP; a NIP of 1900 is nobody's. */
export async function grow(sql: Sql, asn: number): Promise<void> {
  const names = await sql`
    select attname::text as name from pg_attribute where attrelid = 'asn.asn'::regclass and attnum > 0 and not attisdropped order by attnum`;
  const columns = names.map(({ name }) => String(name));
  const values = columns.map(
    (name) =>
      ({ id: `upper(md5(a.id || n))`, nip: `(190000000000000000 + n * 3000 + a.place)::text` })[name] ?? `a.${name}`,
  );
  const times = Math.ceil(asn / 2000) - 1;
  await sql.begin(async (transaction) => {
    // What other tables keep of a person plays no part in matching.
    await transaction`set local session_replication_role = replica`;
    await transaction.unsafe(
      `insert into asn.asn (${columns.join(', ')}) select ${values.join(', ')}
       from (select *, row_number() over (order by id) as place from asn.asn) a, generate_series(1, ${times}) n`,
    );
  });
  await sql`vacuum analyze asn.asn`;
  await sql`checkpoint`;
}

/**
 * Rows as partners write them: most as the register has them, some in capitals, with titles, in other signs, wrong, unknown.
 * `whole` has broken lines as well, `sound` has none.
 */
export async function listOf(sql: Sql, asn: number, directory: string): Promise<{ whole: string; sound: string }> {
  const [whole, sound] = [join(directory, 'list.csv'), join(directory, 'sound.csv')];
  const files = [createWriteStream(whole), createWriteStream(sound)];
  const heading = 'nip,nama,tanggalLahir,tempatLahir,jenisKelamin,instansi,golongan,statusKepegawaian\n';
  for (const file of files) file.write(heading);
  const rows = sql`
    select a.nip, a.nama, a.tanggal_lahir::text as tanggal_lahir, a.tempat_lahir, a.jenis_kelamin_id, i.nama as instansi, g.nama as golongan, a.jenis_asn
    from asn.asn a left join asn.instansi i on i.id = a.instansi_kerja_id left join asn.golongan g on g.id = a.golongan_ruang_id
    where a.nip is not null and a.nama is not null limit ${asn}`.cursor(10_000);
  let place = 0;
  for await (const block of rows) {
    let text = '';
    let broken = '';
    for (const row of block) {
      const written = rowOf(row, place++ % 1000);
      text += written;
      broken += place % 1000 === 999 ? 'broken line\n' : written;
    }
    await Promise.all([written(files[0], broken), written(files[1], text)]);
  }
  for (const file of files) {
    file.end();
    await once(file, 'finish');
  }
  return { whole, sound };
}

/** 12 % in capitals, 10 % with titles, 3 % with more blanks, 4 % wrong, 3 % unknown; the others as they are. */
function rowOf(row: Readonly<Record<string, string | null>>, kind: number): string {
  const { nip = '', nama = '', golongan = '' } = row;
  const cells = [
    kind >= 290 && kind < 320 ? `18${nip?.slice(2)}` : nip,
    nameOf(nama ?? '', kind),
    row['tanggal_lahir'],
    row['tempat_lahir'],
    row['jenis_kelamin_id'],
    row['instansi'],
    kind >= 270 && kind < 290 ? 'I/a' : golongan,
    row['jenis_asn'],
  ];
  return `${cells.map((cell) => quoted(cell ?? '')).join(',')}\n`;
}

function nameOf(nama: string, kind: number): string {
  if (kind < 120) return nama.toUpperCase();
  if (kind < 220) return `DR. H. ${nama.toUpperCase()}, S.KOM., M.T.`;
  if (kind < 250) return nama.replaceAll(' ', '  ');
  return kind < 270 ? 'Orang Lain' : nama;
}

function quoted(cell: string): string {
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

async function written(file: ReturnType<typeof createWriteStream> | undefined, text: string): Promise<void> {
  if (file && !file.write(text)) await once(file, 'drain');
}
