// What a credential that has been lost was sent, and about whom: a pack for those who must tell the persons and the authority.
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { type Cells, csv } from '@bagi/record/history/csv.ts';
import { openPack, type Pack } from '@bagi/record/history/pack.ts';
import { note, type Range, type Sent, sentIn, type SentSubject } from '@bagi/record/history/sent.ts';
import type { Words } from '@bagi/record/history/told.ts';
import type { Sql } from 'postgres';
import { existingKey } from '../recordKeys.ts';
import { momentOf } from './hold.ts';
import { withRecord } from './opened.ts';
import { personsBehind } from './persons.ts';
import { wordsOf } from './words.ts';

export async function breach(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      client: { type: 'string' },
      partner: { type: 'string' },
      from: { type: 'string' },
      until: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const { client, partner, from, until, out } = values;
  if ((client ?? partner) === undefined || !from || !until || !out)
    throw new Error('Say whose, of which time, and where to: --client or --partner, --from, --until and --out.');
  await withRecord(async ({ config, sql, library }) => {
    const range = { client, partner, from: momentOf(from), until: momentOf(until) };
    const told = await packOf(sql, wordsOf(library()), range, out, config.recordKeysDirectory);
    console.log(
      `${out}: ${told.accesses} accesses, ${told.subjects} subjects, ${told.unknown} of them in no register.`,
    );
  });
}

export interface Packed {
  readonly accesses: number;
  readonly subjects: number;
  /** Subjects who were asked for and are in no register. */
  readonly unknown: number;
}

export async function packOf(sql: Sql, words: Words, range: Range, out: string, keys: string): Promise<Packed> {
  const pack = await openPack(out);
  const subjects = new Map<string, SentSubject>();
  const services = new Map<string, number>();
  const sets = new Map<string, Sent>();
  let accesses = 0;
  await pack.add('akses.csv', csv([Object.keys(accessCells)]));
  for await (const some of sentIn(sql, range)) {
    for (const sent of some) {
      note(subjects, sent);
      if (sent.medan !== null) sets.set(sent.medan, sent);
      for (const service of sent.layanan) services.set(service, (services.get(service) ?? 0) + 1);
    }
    accesses += some.length;
    await pack.add('akses.csv', csv(some.map(accessRow)));
  }
  const fields = await fieldsOf(sql, words, sets);
  await pack.add(
    'medan.csv',
    csv([
      ['sidik', 'koordinat', 'data'],
      ...[...fields].map(([digest, { coordinates, told }]) => [digest, coordinates.join(' '), told]),
    ]),
  );
  const years = [...new Set([...subjects.values()].map(({ year }) => year))];
  const known = await personsBehind(
    sql,
    subjects,
    years.flatMap((year) => existingKey(keys, year) ?? []),
  );
  await addSubjects(
    pack,
    subjects,
    (name) => known.get(name),
    (set) => fields.get(set)?.told ?? '',
  );
  const packed = { accesses, subjects: subjects.size, unknown: subjects.size - known.size };
  const summary = { ...range, dibuat: new Date().toISOString(), oleh: userInfo().username, ...packed };
  await pack.add(
    'ringkasan.json',
    `${JSON.stringify({ ...summary, layanan: Object.fromEntries(services), tahunTanpaKunci: withoutKey(years, keys) }, null, 2)}\n`,
  );
  await pack.add('BACA-SAYA.txt', readme(range, packed));
  await pack.close();
  return packed;
}

/** Column → what stands in it. */
const accessCells: Readonly<Record<string, (sent: Sent) => string | number>> = {
  nomor: ({ id }) => id,
  waktu: ({ waktu }) => waktu,
  mitra: ({ mitra }) => mitra,
  klien: ({ klien }) => klien,
  petugas: ({ petugas }) => petugas ?? '',
  perjanjian: ({ perjanjian }) => perjanjian ?? '',
  tujuan: ({ tujuan }) => tujuan ?? '',
  mode: ({ mode }) => mode ?? '',
  layanan: ({ layanan }) => layanan.join(' '),
  baris: ({ baris }) => baris.join(' '),
  operasi: ({ operasi }) => operasi ?? '',
  medan: ({ medan }) => medan ?? '',
  jumlahOrang: ({ jumlahOrang }) => jumlahOrang,
  keputusan: ({ keputusan }) => keputusan,
  permintaan: ({ permintaan }) => permintaan,
};

function accessRow(sent: Sent): Cells {
  return Object.values(accessCells).map((cell) => cell(sent));
}

interface Fields {
  readonly coordinates: readonly string[];
  readonly told: string;
}

async function fieldsOf(sql: Sql, words: Words, sets: ReadonlyMap<string, Sent>): Promise<Map<string, Fields>> {
  const rows = await sql<{ sidik: string; koordinat: string[] }[]>`
    select encode(sidik, 'hex') as sidik, koordinat from catatan.medan
    where sidik = any(select decode(one, 'hex') from unnest(${[...sets.keys()]}::text[]) as one)`;
  return new Map(
    rows.map(({ sidik, koordinat }) => {
      const { mitra = '', perjanjian = null } = sets.get(sidik) ?? {};
      return [sidik, { coordinates: koordinat, told: words.fields(mitra, perjanjian, koordinat) }];
    }),
  );
}

/** How many lines are written at once. */
const atOnce = 5_000;

async function addSubjects(
  pack: Pack,
  subjects: ReadonlyMap<string, SentSubject>,
  known: (name: string) => { id: string; nip: string } | undefined,
  told: (set: string) => string,
): Promise<void> {
  let rows: Cells[] = [['samaran', 'tahun', 'id', 'nip', 'kali', 'pertama', 'terakhir', 'data']];
  const unions = new Map<string, string>();
  const dataOf = (sets: ReadonlySet<string>): string => {
    const key = [...sets].toSorted().join(' ');
    const union = unions.get(key) ?? [...new Set([...sets].flatMap((set) => told(set).split(', ')))].join(', ');
    unions.set(key, union);
    return union;
  };
  const flush = async () => {
    await pack.add('subjek.csv', csv(rows));
    rows = [];
  };
  for (const [name, { year, times, first, last, sets }] of subjects) {
    const person = known(name);
    rows.push([name, year, person?.id ?? '', person?.nip ?? '', times, first, last, dataOf(sets)]);
    if (rows.length >= atOnce) await flush();
  }
  await flush();
}

function withoutKey(years: readonly number[], keys: string): number[] {
  return years.filter((year) => existingKey(keys, year) === null);
}

function readme({ client, partner, from, until }: Range, { accesses, subjects, unknown }: Packed): string {
  return `PAKET PELANGGARAN DATA PRIBADI

Apa yang dikirim kepada ${client === undefined ? `mitra ${partner}` : `kredensial ${client}`} sejak ${from} sampai sebelum ${until} (UTC):
${accesses} akses, ${subjects} subjek; ${unknown} di antaranya hanya ditanyakan dan tidak ada dalam data kepegawaian.

akses.csv       satu baris untuk setiap permintaan, yang dijawab maupun yang ditolak (kolom keputusan)
subjek.csv      satu baris untuk setiap subjek: NIP, berapa kali, sejak kapan sampai kapan, dan data apa
medan.csv       kumpulan data yang disebut dalam kolom medan pada akses.csv
ringkasan.json  hal yang sama dalam angka
SHA256SUMS      untuk memeriksa keutuhan berkas: sha256sum -c SHA256SUMS

Isi data tidak pernah dicatat: yang tertulis adalah jenis data. Waktu dalam UTC. Paket ini sendiri memuat data pribadi:
simpan dan kirim secara terenkripsi, dan hapus apabila pemberitahuan telah selesai (UU 27/2022 Pasal 46: paling lambat 3 x 24 jam).
`;
}
