// A line says the same whichever way it is read: the short way is taken only where the long way would copy the same.
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowsIn } from './csv.ts';
import { notPlain, plainLines } from './plain.ts';
import { reading } from './reading.ts';
import { type Column, columns, days, rowsOf } from './row.ts';
import { backOf, frontOf } from './seen.ts';

const cell = fc.oneof(
  fc.constantFrom(
    '',
    'Kota Bandung',
    ' x',
    'x ',
    '"',
    'a\\b',
    'a\tb',
    'III/c',
    '...',
    'É',
    '𠮷',
    '\ufffd',
    '\u0000',
    '\r',
    '"a,b"',
    '"DR. H. ASEP, S.KOM., M.T."',
    '"a""b"',
    '"198804122014031900"',
    '""',
    'PNS',
    'pns',
    'PPPK',
    'Dr. H. A',
  ),
  fc.constantFrom('1988-04-12', '12-04-1988', '1988-02-30', '1988-4-12'),
  fc.constantFrom('198804122014031900', '19880412201403190', "'198804122014031901", '1988 0412201403 1902'),
  fc.string({ maxLength: 12 }),
  fc.constant('y'.repeat(301)),
);
const sensible: Readonly<Partial<Record<Column, string>>> = {
  nip: '198804122014031900',
  nama: 'Asep Purnama',
  tanggalLahir: '1988-04-12',
  statusKepegawaian: 'PNS',
};
const lineOf = (named: readonly Column[]) =>
  fc
    .tuple(
      ...named.map((name) => fc.oneof({ weight: 8, arbitrary: fc.constant(sensible[name] ?? 'Kota Bandung') }, cell)),
    )
    .map((cells) => cells.join(','));
const orders: Column[][] = [
  [...columns],
  ['nama', 'nip', 'golongan'],
  ['tanggalLahir', 'instansi', 'nip', 'nama', 'statusKepegawaian'],
  ['nip', 'nama', 'statusKepegawaian'],
];

it.each(orders.map((named) => ({ named })))(
  'a plain line of $named is copied as the long way copies it',
  ({ named }) => {
    const plain = plainLines(named, days());
    const rowOf = rowsOf(named, days());
    let taken = 0;
    fc.assert(
      fc.property(lineOf(named), (line) => {
        const bytes = Buffer.from(line);
        const copied = Buffer.alloc(bytes.length + 1);
        const until = plain.copy(bytes, 0, bytes.length, copied, 0);
        if (until === notPlain) return;
        taken++;
        const [cells] = rowsIn([line], named);
        const long = cells && rowOf(cells);
        if (!long || typeof long === 'string') throw new Error(`The long way would not take it: ${long}`);
        expect(copied.toString('utf8', 0, until)).toBe(long.copied);
        expect([plain.front, plain.back]).toEqual([frontOf(long.nip), backOf(long.nip)]);
      }),
      { numRuns: 5_000, seed: 3 },
    );
    // Without a column that is always needed, there is no short way.
    expect(taken > 1_000).toBe(named.some((name) => ['golongan', 'instansi'].includes(name)));
  },
);

it('lines keep their numbers and their order across blocks, whatever bytes the blocks end at', async () => {
  const list = `nip,nama,golongan\n${Array.from({ length: 300 }, (_, index) => `19000101190001${1000 + (index % 290)},Änne ${index},III/c`).join('\r\n')}`;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 40 }), async (sizes) => {
      const bytes = Buffer.from(list);
      const parts: Buffer[] = [];
      for (let at = 0, turn = 0; at < bytes.length; turn++) {
        const size = sizes[turn % sizes.length] ?? 1;
        parts.push(bytes.subarray(at, at + size));
        at += size;
      }
      let text = '';
      const faults = [];
      for await (const read of reading(Readable.from(parts), 'CSV')) {
        text += Buffer.from(read.rows).toString();
        faults.push(...read.faults);
      }
      expect(
        text
          .split('\n')
          .slice(0, -1)
          .map((line) => line.split('\t')[0]),
      ).toEqual(Array.from({ length: 290 }, (_, index) => String(index + 2)));
      expect(faults).toEqual(
        Array.from({ length: 10 }, (_, index) => ({ nomor: 292 + index, reason: 'NIP_BERULANG' })),
      );
    }),
    { numRuns: 30, seed: 3 },
  );
});

it('of a NIP that comes twice the first line counts, whichever way each of them is read', async () => {
  const [plain, odd] = ['198804122014031900,Asep,III/c', "'198804122014031900,Änne,III/c"];
  for (const lines of [
    [plain, odd, odd, plain],
    [odd, plain, plain, odd],
  ]) {
    const list = ['nip,nama,golongan', '', ...lines, ''].join('\n');
    const [read] = await Array.fromAsync(reading(Readable.from([Buffer.from(list)]), 'CSV'));
    expect(Buffer.from(read?.rows ?? []).toString()).toBe(
      `3\t198804122014031900\t${lines[0] === plain ? 'Asep' : 'Änne'}\tIII/c\n`,
    );
    expect(read?.faults).toEqual([4, 5, 6].map((nomor) => ({ nomor, reason: 'NIP_BERULANG' })));
  }
});

it('a line that is longer than any may be is told by its number, and breaks none beside it', async () => {
  const long = 'x'.repeat(400_000);
  for (const [list, nomor] of [
    [`nip,nama,golongan\n198804122014031900,Asep,III/c\n${long}\n198804122014031901,Budi,III/c`, 3],
    [`nip,nama,golongan\n198804122014031900,Asep,III/c\n198804122014031901,Budi,III/c\n${long}`, 4],
  ] as const) {
    for (const size of [1_000, 70_000, 1_000_000]) {
      const bytes = Buffer.from(list);
      const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      const reads = await Array.fromAsync(reading(Readable.from(parts), 'CSV'));
      expect(reads.flatMap(({ faults }) => faults)).toEqual([{ nomor, reason: 'TERLALU_PANJANG' }]);
      expect(Buffer.concat(reads.map(({ rows }) => rows)).toString()).toContain('Budi');
    }
  }
});
