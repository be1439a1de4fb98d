// The normal form is the one that the schema publishes, to the letter: a partner can write it down a second time and agree.
import { openPool } from '@bagi/database/connect.ts';
import { freshDatabase } from '@bagi/database/fresh.ts';
import { compose } from '@bagi/schema/compose.ts';
import fc from 'fast-check';
import { isInputObjectType } from 'graphql';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';

let sql: ReturnType<typeof openPool>;
let drop: () => Promise<void>;
beforeAll(async () => {
  const database = await freshDatabase(inject('clusterUrl'), inject('filled'));
  sql = openPool(database.url, { max: 2, applicationName: 'tests' });
  drop = () => database.drop();
});
afterAll(async () => {
  await sql.end({ timeout: 5 });
  await drop();
});

/** The titles as the contract lists them. */
function published(where: 'In front' | 'Behind'): string[] {
  const type = compose().schema.getType('PendaftarMasukan');
  const words = isInputObjectType(type) ? (type.getFields()['nama']?.description ?? '') : '';
  const list = new RegExp(`${where}: ([^]*?)(\\n\\n|$)`).exec(words)?.[1] ?? '';
  return list
    .replaceAll('\n', ' ')
    .split(', ')
    .map((title) => title.trim());
}
const front = published('In front');
const behind = published('Behind');
const plain = (title: string) => title.toLowerCase().replaceAll(/[. ]/g, '');

/** The words of the schema, written down a second time. */
function normal(text: string): string {
  return text
    .replaceAll(/['`´‘’ʼ＇]/g, '')
    .toLowerCase()
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function normalName(text: string): string {
  const words = normal(text).split(' ');
  while (words.length > 1 && front.some((title) => plain(title) === words[0])) words.shift();
  for (;;) {
    const found = [4, 3, 2, 1].find(
      (length) => length < words.length && behind.some((title) => plain(title) === words.slice(-length).join('')),
    );
    if (found === undefined) return words.join(' ');
    words.splice(-found);
  }
}

async function forms(
  texts: readonly string[],
): Promise<{ text: string; name: string; textAgain: string; nameAgain: string }[]> {
  return sql`
    select verifikasi.baku(t) as text, verifikasi.baku_nama(t) as name, verifikasi.baku(verifikasi.baku(t)) as "textAgain",
      verifikasi.baku_nama(verifikasi.baku_nama(t)) as "nameAgain"
    from unnest(${[...texts]}::text[]) with ordinality as k (t, n) order by n`;
}

const word = fc.oneof(
  fc.constantFrom(
    ...front,
    ...behind,
    'Asep',
    'NUR’AINI',
    "Nu'man",
    'Siti-Aminah',
    'M.',
    'S',
    'H',
    'de',
    'III/c',
    'Ｂｕｄｉ',
    'ﬁ',
    'É',
    'e\u0301',
    '½',
  ),
  fc.string({ unit: 'grapheme-ascii', maxLength: 8 }),
  fc.stringMatching(/^[a-zA-Z]{1,3}$/),
);
const between = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(' ', '  ', '.', ', ', '. ', '', '\t', '-', '\u00a0') },
  { weight: 1, arbitrary: fc.stringMatching(/^[!-/:-@[-`{-~]$/) },
);
const names = fc.array(fc.tuple(word, between), { minLength: 1, maxLength: 7 }).map((parts) => parts.flat().join(''));

it('lists the titles', () => {
  expect(front.length).toBeGreaterThan(8);
  expect(behind.length).toBeGreaterThan(100);
  expect([...front, ...behind].every((title) => /^[A-Za-z.]+\.$/.test(title))).toBe(true);
});

it('is the same in the database and as it is published, for any text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(names, { minLength: 50, maxLength: 50 }), async (texts) => {
      const found = await forms(texts);
      expect(found.map(({ text }) => text)).toEqual(texts.map(normal));
      expect(found.map(({ name }) => name)).toEqual(texts.map(normalName));
    }),
    { numRuns: 60, seed: 7 },
  );
});

it('taken twice is the same as taken once, whatever Unicode holds', async () => {
  const any = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll('\u0000', ''));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(any, names), { minLength: 100, maxLength: 100 }), async (texts) => {
      for (const { text, textAgain, name, nameAgain } of await forms(texts))
        expect([textAgain, nameAgain]).toEqual([text, name]);
    }),
    { numRuns: 60, seed: 7 },
  );
});

it('is the same in a list as in a verification, by whatever short way a list knows it', async () => {
  const ways: ((name: string) => string)[] = [
    (name) => name,
    (name) => name.toUpperCase(),
    (name) => `DR. H. ${name}, S.Kom., M.T.`,
    (name) => name.replaceAll(' ', ' . '),
    (name) => name.replaceAll('.', '‐'),
    (name) => `${name}a`,
  ];
  const pairs = fc.tuple(names, fc.constantFrom(...ways)).map(([name, way]) => [way(name), name]);
  let same = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(pairs, { minLength: 100, maxLength: 100 }), async (drawn) => {
      const answers = await sql`
        select a, b, verifikasi.sama_nama(a, b) as same, pemadanan.sama_nama(a, b) as listed, verifikasi.sama_teks(a, b) as "sameText",
          pemadanan.sama_teks(a, b) as "listedText"
        from unnest(${drawn.map(([sent]) => sent ?? '')}::text[], ${drawn.map(([, held]) => held ?? '')}::text[]) as k (a, b)`;
      same += answers.filter((one) => one['same']).length;
      for (const one of answers)
        expect([one['listed'], one['listedText']], `${one['a']} | ${one['b']}`).toEqual([one['same'], one['sameText']]);
    }),
    { numRuns: 30, seed: 7 },
  );
  expect(same).toBeGreaterThan(1_000);
  expect(same).toBeLessThan(2_900);
});

it('codes are the same in a list as in a verification, as an id or as a name, however they are written', async () => {
  const codes = fc.constantFrom(
    ['M', 'Laki-laki'],
    ['33', 'III/c'],
    ['A5EB03E23CCCF6A0E040640A040252AD', 'Kementerian Pendidikan, Kebudayaan & Riset'],
    ['IIIc', ''],
    [null, null],
  );
  const writings = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.toUpperCase(),
    (text) => text.toLowerCase(),
    (text) => text.replaceAll(/[^A-Za-z0-9]/g, ' '),
    (text) => text.replaceAll(/[^A-Za-z0-9]/g, ''),
    (text) => `${text}.`,
    (text) => `${text}x`,
  );
  const sent = fc
    .tuple(codes, codes, fc.boolean(), fc.boolean(), writings)
    .map(([held, other, isHeld, isId, write]) => {
      const [id, nama] = isHeld ? held : other;
      return [...held, write((isId ? id : nama) ?? '')];
    });
  const drawn = fc.sample(sent, { numRuns: 2_000, seed: 7 });
  const column = (place: number) => drawn.map((one) => one[place] ?? null);
  const answers = await sql`
    select s, id, nama, verifikasi.sama_kode(s, id, nama) as code, verifikasi.sama_golongan(s, id, nama) as grade,
      pemadanan.sama_kode(s, id, nama, verifikasi.baku(id), verifikasi.baku(nama)) as "listedCode",
      pemadanan.sama_golongan(s, id, nama, verifikasi.baku(id), replace(verifikasi.baku(nama), ' ', '')) as "listedGrade"
    from unnest(${column(0)}::text[], ${column(1)}::text[], ${column(2)}::text[]) as k (id, nama, s)`;
  for (const { s, id, nama, code, grade, listedCode, listedGrade } of answers)
    expect([listedCode, listedGrade], `${s} | ${id} | ${nama}`).toEqual([code, grade]);
  // A golongan may be the same where a code is not; so all that can be, was.
  expect(new Set(answers.map(({ code, grade }) => `${code} ${grade}`)).size).toBe(3);
});

it('is none of no text', async () => {
  const [none] = await sql`select verifikasi.baku(null) is null and verifikasi.baku_nama(null) is null as none`;
  expect(none?.['none']).toBe(true);
});

it('takes every published title off, however it is written, and leaves the name', async () => {
  const ways = (title: string) => [
    title,
    title.toUpperCase(),
    title.replaceAll('.', ''),
    title.replaceAll('.', '. '),
    title.toLowerCase(),
  ];
  const written = [
    ...front.flatMap((title) => ways(title).map((way) => `${way} Asep Purnama`)),
    ...behind.flatMap((title) => ways(title).flatMap((way) => [`Asep Purnama ${way}`, `Asep Purnama, ${way}, M.Si.`])),
  ];
  const found = await forms(written);
  expect(written.filter((_, index) => found[index]?.name !== 'asep purnama')).toEqual([]);
});

it('keeps a name that would be nothing but titles, and is not empty where there is a letter', async () => {
  const [one, two, three] = await forms(['H.', 'Dr. H. S.Kom.', 'Ners Apt.']);
  expect([one?.name, two?.name, three?.name]).toEqual(['h', 's kom', 'ners']);
});

it('is exact: one letter more, less or other is another name', async () => {
  const pairs = fc.tuple(
    fc.stringMatching(/^[a-z]{4,10}( [a-z]{4,10}){1,2}$/),
    fc.nat(),
    fc.constantFrom('x', 'q', ''),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(pairs, { minLength: 40, maxLength: 40 }), async (drawn) => {
      const changed = drawn
        .map(([name, place, letter]): [string, string] => {
          const at = place % name.length;
          return [name, name.slice(0, at) + letter + name.slice(at + 1)];
        })
        .filter(([name, other]) => normalName(name) !== normalName(other));
      const answers = await sql`
        select verifikasi.sama_nama(a, b) as same from unnest(${changed.map(([name]) => name)}::text[], ${changed.map(([, other]) => other)}::text[]) as k (a, b)`;
      expect(answers.filter(({ same }) => same)).toEqual([]);
    }),
    { numRuns: 20, seed: 7 },
  );
});
