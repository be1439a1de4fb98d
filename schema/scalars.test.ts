// What may be written as a day, a NIP, a decimal; everything else is refused wherever it stands.
import fc from 'fast-check';
import { buildSchema, isScalarType, parseValue, isSpecifiedScalarType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { compose } from './compose.ts';
import { dateFormats, enforceScalars, isDay } from './scalars.ts';

const schema = enforceScalars(compose().schema);

function scalar(name: string) {
  const type = schema.getType(name);
  if (!isScalarType(type)) throw new Error(`There is no scalar ${name}.`);
  return type;
}

/** As the value of a variable and as it is written in an operation: both are refused, or both accepted unchanged. */
function accepts(name: string, value: unknown): boolean {
  const read = [() => scalar(name).parseValue(value), () => scalar(name).parseLiteral(parseValue(literal(value)))].map(
    answerOf,
  );
  const accepted = read.filter((answer) => answer !== refused);
  expect(accepted.filter((answer) => answer !== value)).toEqual([]);
  expect([0, read.length]).toContain(accepted.length);
  return accepted.length > 0;
}

const refused = Symbol('refused');

function answerOf(step: () => unknown): unknown {
  try {
    return step();
  } catch {
    return refused;
  }
}

/** A value as GraphQL writes it. */
function literal(value: unknown): string {
  return JSON.stringify(value).replace(/"(\w+)":/g, '$1:');
}

const aDay = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('accepted and refused forms', () => {
  test.for<[name: string, good: readonly string[], bad: readonly string[]]>([
    [
      'Tanggal',
      ['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'],
      ['2026-02-30', '2023-02-29', '1900-02-29', '0000-01-01', '2026-13-01', '2026-00-10', '2026-1-1', '21-11-2026'],
    ],
    ['Tanggal', [], ['2026-11-21T00:00:00Z', ' 2026-11-21', '2026-11-21\n', '２０２６-11-21', '+2026-11-21', '']],
    ['FormatTanggal', ['YYYY-MM-DD', 'DD-MM-YYYY'], ['dd-mm-yyyy', 'MM-DD-YYYY', '', 'constructor']],
    [
      'Nip',
      ['199001012015011901'],
      [
        '19900101201501190',
        '1990010120150119011',
        '19900101 201501190',
        '١٩٩٠٠١٠١٢٠١٥٠١١٩٠١',
        '199001012015011901\n',
        '',
      ],
    ],
    [
      'Desimal',
      ['0', '-1', '1234.50', '0.0000000001', '9'.repeat(30)],
      ['', '.5', '1.', '1,5', '1e3', '+1', '--1', 'NaN', 'Infinity', '0x1', '9'.repeat(31), '1.12345678901', ' 1'],
    ],
  ])('%s', ([name, good, bad]) => {
    expect(good.filter((one) => !accepts(name, one))).toEqual([]);
    expect(bad.filter((one) => accepts(name, one))).toEqual([]);
  });

  test('nothing but a text is accepted, however much it looks like one', () => {
    for (const name of ['Tanggal', 'FormatTanggal', 'Nip', 'Desimal'])
      for (const value of [1, 20_261_121, 1.5, true, null, ['2024-02-29'], { day: 1 }])
        expect([name, value, accepts(name, value)]).toEqual([name, value, false]);
  });

  test('the refusal names the scalar and its form, and never repeats the value', () => {
    expect(() => scalar('Nip').parseValue('199001012015011901x')).toThrow(/^Nip is a NIP of 18 digits\.$/);
  });
});

describe('for any text', () => {
  test('every day of the calendar is accepted, and read again in the other format', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        expect(accepts('Tanggal', day)).toBe(true);
        const written = dateFormats.get('DD-MM-YYYY')?.(day) ?? '';
        expect(written.split('-').toReversed().join('-')).toBe(day);
      }),
    );
  });

  test('of three numbers, those are a day that a calendar knows', () => {
    const numbers = fc.tuple(
      fc.integer({ min: 0, max: 9999 }),
      fc.integer({ min: 0, max: 99 }),
      fc.integer({ min: 0, max: 99 }),
    );
    const inMonth = (year: number, month: number) =>
      month === 2
        ? 28 + Number((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0)
        : 30 + ((month + (month >> 3)) & 1);
    fc.assert(
      fc.property(numbers, ([year, month, day]) => {
        const text = [`${year}`.padStart(4, '0'), `${month}`.padStart(2, '0'), `${day}`.padStart(2, '0')].join('-');
        const known = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= inMonth(year, month);
        expect(isDay(text)).toBe(known);
      }),
      { numRuns: 2_000 },
    );
  });

  test('any other text is refused by every scalar', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/^-?[\d.-]*$/.test(text)),
        (text) => {
          for (const name of ['Tanggal', 'Nip', 'Desimal']) expect(accepts(name, text)).toBe(false);
        },
      ),
    );
  });
});

test('every scalar of our own has a form; a schema with another is refused', () => {
  const own = Object.values(schema.getTypeMap()).filter((type) => isScalarType(type) && !isSpecifiedScalarType(type));
  expect(own.map((type) => type.name).toSorted()).toEqual(
    expect.arrayContaining(['Desimal', 'FormatTanggal', 'Nip', 'Tanggal']),
  );
  expect(() => enforceScalars(buildSchema('scalar Warna type Query { warna: Warna }'))).toThrow(
    'The scalar Warna has no form',
  );
  expect(() =>
    enforceScalars(buildSchema('scalar _Any scalar link__Import type Query { a(b: _Any): link__Import }')),
  ).not.toThrow();
});
