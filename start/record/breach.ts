// What a credential that has been lost was sent, and about whom: a pack for those who must tell the persons and the authority.
import { userInfo } from 'node:os';
import { Readable } from 'node:stream';
import { type Cells, csv } from '@bagi/record/history/csv.ts';
import { openPack } from '@bagi/record/history/pack.ts';
import {
  accessLines,
  conditionOf,
  gather,
  type Gathered,
  type Range,
  type SentOfDay,
} from '@bagi/record/history/sent.ts';
import type { Words } from '@bagi/record/history/told.ts';
import type { Sql } from 'postgres';
import { existingKey } from '../recordKeys.ts';
import { type Packed, readme } from './packReadme.ts';
import { meet } from './persons.ts';
import { subjectLines } from './subjectLines.ts';

export interface Wish extends Range {
  readonly out: string;
  /** Whether each access is a line as well: of a busy month these are gigabytes. */
  readonly accesses: boolean;
}

export async function packOf(sql: Sql, words: Words, wish: Wish, keys: string): Promise<Packed> {
  const { out, accesses, ...range } = wish;
  const pack = await openPack(out);
  const condition = await conditionOf(sql, range);
  const gathered = await gather(sql, condition);
  const { days, subjects } = gathered;
  const sets = await setsIn(sql, words, gathered);
  const years = [...new Set(days.map(({ hari }) => Number(hari.slice(0, 4))))];
  const known = years.flatMap((year) => existingKey(keys, year) ?? []);
  let unknown = 0;
  const lines = subjectLines(
    meet(sql, subjects, known),
    gathered,
    (digests) => [...new Set(digests.flatMap((one) => sets.get(one)?.words ?? []))].join(', '),
    () => unknown++,
  );
  await pack.add('subjek.csv', Readable.from(lines));
  const setRows = [...sets].map(([digest, set]) => [digest, set.coordinates.join(' '), set.words.join(', ')]);
  await pack.add('medan.csv', csv([['sidik', 'koordinat', 'data'], ...setRows]));
  await pack.add('harian.csv', csv([Object.keys(dayCells), ...days.map(dayRow)]));
  if (accesses) await pack.add('akses.csv', await accessLines(sql, condition));
  const packed = { accesses: days.reduce((sum, { kali }) => sum + kali, 0), subjects: subjects.count(), unknown };
  const tahunTanpaKunci = years.filter((year) => existingKey(keys, year) === null);
  const summary = { ...range, dibuat: new Date().toISOString(), oleh: userInfo().username, ...packed };
  await pack.add(
    'ringkasan.json',
    `${JSON.stringify({ ...summary, layanan: servicesIn(days), tahunTanpaKunci }, null, 2)}\n`,
  );
  await pack.add('BACA-SAYA.txt', readme(wish, packed));
  await pack.close();
  return packed;
}

interface FieldsOfSet {
  readonly coordinates: readonly string[];
  readonly words: readonly string[];
}

/** Digest → what was in the set, in the words of the agreement under which it was sent. */
async function setsIn(sql: Sql, words: Words, { days, sets }: Gathered): Promise<Map<string, FieldsOfSet>> {
  const versions = new Map(days.map((day) => [day.medan, day]));
  const rows = await sql<{ sidik: string; koordinat: string[] }[]>`
    select encode(sidik, 'hex') as sidik, koordinat from catatan.medan
    where sidik = any(select decode(one, 'hex') from unnest(${[...sets]}::text[]) as one)`;
  return new Map(
    rows.map(({ sidik, koordinat }) => {
      const { mitra = '', perjanjian = null } = versions.get(sidik) ?? {};
      return [sidik, { coordinates: koordinat, words: words.fields(mitra, perjanjian, koordinat).split(', ') }];
    }),
  );
}

/** Column → what stands in it. */
const dayCells: Readonly<Record<string, (day: SentOfDay) => string | number>> = {
  hari: ({ hari }) => hari,
  mitra: ({ mitra }) => mitra,
  klien: ({ klien }) => klien,
  perjanjian: ({ perjanjian }) => perjanjian ?? '',
  layanan: ({ layanan }) => layanan.join(' '),
  medan: ({ medan }) => medan ?? '',
  keputusan: ({ keputusan }) => keputusan,
  kali: ({ kali }) => kali,
  orang: ({ orang }) => orang,
};

function dayRow(day: SentOfDay): Cells {
  return Object.values(dayCells).map((cell) => cell(day));
}

/** Service → how often it was asked. */
function servicesIn(days: readonly SentOfDay[]): Record<string, number> {
  const services: Record<string, number> = {};
  for (const { layanan, kali } of days)
    for (const service of layanan) services[service] = (services[service] ?? 0) + kali;
  return services;
}
