// The shape of a document, part by part: what may be written in each place, and what may not.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { documentShapes } from './agreement.ts';
import { text } from './test/document.ts';

type Path = readonly (string | number)[];

/** The small document with one part written otherwise; `undefined` leaves it out. */
function withPart(path: Path, value: unknown): Record<string, unknown> {
  const document = parse(text) as Record<string, unknown>;
  const last = path.at(-1) ?? '';
  const place = path.slice(0, -1).reduce<any>((inner, key) => inner[key], document);
  if (value === undefined) delete place[last];
  else place[last] = value;
  return document;
}

/** What is wrong with the small document when one part is written otherwise; none when nothing is. */
function wrongWith(path: Path, value: unknown): string[] {
  const outcome = documentShapes.whole.safeParse(withPart(path, value));
  return (outcome.error?.issues ?? []).map(({ message }) => message);
}

const accepts = (path: Path, values: readonly unknown[]) => {
  for (const value of values) expect([value, wrongWith(path, value)]).toEqual([value, []]);
};
const refuses = (path: Path, values: readonly unknown[], message: unknown = expect.any(String)) => {
  for (const value of values) expect([value, wrongWith(path, value)]).toEqual([value, [message]]);
};

it('the small document is one, with what it does not say', () => {
  const { limits, duties, assumptions, services } = documentShapes.whole.parse(parse(text));
  expect(limits).toEqual({ pageMax: 10, requestsPerMinute: 10, concurrentMax: 16, costMax: 200_000 });
  expect(duties).toHaveLength(1);
  expect(assumptions).toEqual([]);
  expect(services[0]?.rows).toEqual({ instansiKerja: '$instansiId' });
  expect(documentShapes.whole.parse(withPart(['duties'], undefined)).duties).toEqual([]);
  const bare = { name: 'N', clause: 'C', mode: 'view', operation: 'Query.asn' };
  expect(documentShapes.whole.parse(withPart(['services'], [bare])).services).toEqual([
    { ...bare, arguments: {}, rows: {}, fields: {} },
  ]);
});

it.each(
  [
    [],
    ['parties'],
    ['parties', 'partner'],
    ['parties', 'bkn'],
    ['numbers'],
    ['term'],
    ['purpose'],
    ['limits'],
    ['services', 0],
    ['duties', 0],
  ].map((path) => [path]),
)('a key that nobody knows is refused in %j', (path) => {
  refuses([...path, 'lain'], ['x'], 'Unrecognized key: "lain"');
});

it.each([
  ['partner'],
  ['title'],
  ['numbers'],
  ['numbers', 'bkn'],
  ['parties'],
  ['parties', 'partner'],
  ['parties', 'bkn'],
  ['parties', 'partner', 'name'],
  ['signed'],
  ['term'],
  ['term', 'from'],
  ['purpose'],
  ['purpose', 'code'],
  ['purpose', 'text'],
  ['legalBasis'],
  ['services'],
  ['services', 0, 'name'],
  ['services', 0, 'clause'],
  ['services', 0, 'mode'],
  ['services', 0, 'operation'],
  ['limits'],
  ['limits', 'pageMax'],
  ['limits', 'requestsPerMinute'],
  ['duties', 0, 'of'],
  ['duties', 0, 'clause'],
  ['duties', 0, 'text'],
])('%s %s %s is said', (...path) => {
  expect(wrongWith(path, undefined)).not.toEqual([]);
});

it.each([['term', 'until'], ['rows']])('%s %s is said', (...path) => {
  expect(wrongWith(path, undefined)).not.toEqual([]);
});

describe('a line', () => {
  it.each([
    ['title'],
    ['numbers', 'partner'],
    ['parties', 'bkn', 'unit'],
    ['parties', 'bkn', 'officer'],
    ['parties', 'bkn', 'address'],
    ['parties', 'bkn', 'telephone'],
    ['parties', 'bkn', 'email'],
    ['term', 'extension'],
    ['term', 'ending'],
    ['incomplete'],
    ['services', 0, 'fields', 'Asn', 'id'],
  ])('of %s %s has words, and only those', (...path) => {
    accepts(path, ['a', ' Sesuatu. ']);
    refuses(path, ['', ' \n', 7]);
  });

  it('has no spaces around it', () => {
    expect(documentShapes.whole.parse(withPart(['title'], ' Judul '))['title']).toBe('Judul');
  });
});

describe('a day', () => {
  it.each([['signed'], ['term', 'from'], ['term', 'until'], ['term', 'review']])(
    'of %s %s is one of the calendar',
    (...path) => {
      accepts(path, ['2024-02-29']);
      expect(wrongWith(path, '2023-02-29')).not.toEqual([]);
    },
  );

  it('is told to be none', () => {
    refuses(['signed'], ['2024-2-1', '01-02-2024'], 'is not a day, written 2026-11-21');
  });

  it('may be open where a term ends', () => {
    accepts(['term', 'until'], ['open']);
    expect(wrongWith(['term', 'until'], '')).not.toEqual([]);
    expect(wrongWith(['term', 'from'], 'open')).not.toEqual([]);
  });
});

describe('names', () => {
  it('of partners are written small', () => {
    accepts(['partner'], ['a', 'a-1b', 'bp-tapera']);
    refuses(['partner'], ['', 'A', '1a', '-a', 'a_b', 'a b', 'a*', 'Xa'], 'is not a partner name such as bp-tapera');
  });

  it('of purposes are words', () => {
    accepts(['purpose', 'code'], ['a', 'a-b']);
    refuses(['purpose', 'code'], ['', 'A', 'a1', '1a', 'a b']);
  });

  it('of operations are coordinates', () => {
    const says = 'is not a coordinate such as Query.asn or Asn.riwayatJabatan';
    accepts(['services', 0, 'operation'], ['Q.a', 'Query.asn', 'Asn2.riwayat2B']);
    refuses(
      ['services', 0, 'operation'],
      [
        '',
        'Query',
        'query.asn',
        'Query.Asn',
        'Query..asn',
        'Query.asn ',
        ' Query.asn',
        '2.a',
        'Q-.a',
        'Q.a-',
        'Q.',
        'Q.*',
        'xQ.a',
        'Qxa',
      ],
      says,
    );
  });

  it.each([
    ['services', 0, 'arguments'],
    ['services', 0, 'fields'],
    ['services', 0, 'fields', 'Asn'],
  ])('in %s %s %s are names of GraphQL, each by itself', (...path) => {
    const value = { arguments: 'optional', fields: { a: 'A' }, Asn: 'A' }[String(path.at(-1))];
    accepts(path, [{ a: value, _a: value, A1_b: value }]);
    for (const name of ['', '*', '1a', 'a-b', 'a b', '-a', 'a*']) {
      const issues = documentShapes.whole.safeParse(withPart(path, { [name]: value })).error?.issues ?? [];
      expect(issues).toMatchObject([{ code: 'invalid_key', issues: [{ message: 'is not a name of GraphQL' }] }]);
    }
  });
});

describe('rows', () => {
  it('are everyone, with the reason, or those of facts that are known', () => {
    accepts(['rows'], [{ everyone: 'Alasan.' }, { jenisAsn: ['PNS'], golonganRuang: ['44', '45'] }]);
    for (const rows of [{ everyone: '' }, { everyone: 'A', jenisAsn: ['PNS'] }, { gaji: ['1'] }, 'everyone'])
      expect(wrongWith(['rows'], rows)).not.toEqual([]);
    const [issue] = documentShapes.whole.safeParse(withPart(['rows'], {})).error?.issues ?? [];
    expect(JSON.stringify(issue)).toContain('names no rows: say which, or everyone with the reason why');
  });

  it.each([
    'jenisAsn',
    'golonganRuang',
    'rumpunJabatan',
    'instansiInduk',
    'instansiKerja',
    'unitKerja',
    'kedudukanHukum',
  ])('may be told by %s', (fact) => {
    accepts(['rows'], [{ [fact]: ['1'] }]);
    accepts(['services', 0, 'rows'], [{ [fact]: '$a' }, { [fact]: ['1'] }]);
  });

  it('are named by codes, at least one, and a wildcard is none', () => {
    accepts(['rows'], [{ jenisAsn: ['4'] }, { jenisAsn: ['A-_9z'] }]);
    for (const values of [[], [''], ['*'], ['a*'], ['*a'], ['a b'], 'PNS', [4]])
      expect(wrongWith(['rows'], { jenisAsn: values })).not.toEqual([]);
    const [issue] = documentShapes.whole.safeParse(withPart(['rows'], { jenisAsn: ['*'] })).error?.issues ?? [];
    expect(JSON.stringify(issue)).toContain('is not a code of the register');
  });

  it('of a service may be bound to an argument', () => {
    accepts(['services', 0, 'rows'], [{}, { unitKerja: '$a' }, { unitKerja: '$aB_1' }]);
    for (const value of ['a', '$', '$A', '$1', '$a-b', 'x$a', '$a ', '$*', []])
      expect(wrongWith(['services', 0, 'rows'], { unitKerja: value })).not.toEqual([]);
    expect(wrongWith(['services', 0, 'rows'], { gaji: '$a' })).not.toEqual([]);
    expect(wrongWith(['rows'], { unitKerja: '$a' })).not.toEqual([]);
  });
});

describe('a service', () => {
  it('has one of four modes', () => {
    accepts(['services', 0, 'mode'], ['view', 'verify', 'aggregate', 'insert']);
    refuses(['services', 0, 'mode'], ['', 'admin']);
  });

  it('requires its arguments or not', () => {
    accepts(['services', 0, 'arguments'], [{ nip: 'required', id: 'optional' }]);
    refuses(['services', 0, 'arguments'], [{ nip: '' }, { nip: true }]);
  });

  it('is not served yet, or says nothing about it', () => {
    accepts(['services', 0, 'notYetServed'], [true]);
    refuses(['services', 0, 'notYetServed'], [false, 'yes']);
  });
});

it('there is at least one service, and one basis in law', () => {
  refuses(['services'], [[]]);
  refuses(['legalBasis'], [[], ['']]);
});

it.each<[string, unknown[], unknown[]]>([
  ['pageMax', [1, 1000], [0, 1001, 1.5, '10']],
  ['requestsPerMinute', [1, 100_000], [0, 1.5]],
  ['concurrentMax', [1, 100], [0, 1.5]],
  ['costMax', [1, 1_000_000], [0, 1.5]],
])('limits.%s is a whole number within its bounds', (limit, within, beyond) => {
  accepts(['limits', limit], within);
  refuses(['limits', limit], beyond);
});

it('a duty is of the partner, of BKN or of both', () => {
  accepts(['duties', 0, 'of'], ['partner', 'bkn', 'both']);
  refuses(['duties', 0, 'of'], ['', 'nobody']);
  refuses(['duties', 0, 'text'], ['']);
  refuses(['duties', 0, 'clause'], ['']);
});

it('what is taken for granted is written in lines', () => {
  accepts(['assumptions'], [[], ['Sesuatu.']]);
  refuses(['assumptions'], [['']]);
});

it('a suspension has its first day and its reason', () => {
  accepts(['suspended'], [{ since: '2024-02-10', reason: 'Sebab.' }]);
  for (const suspended of [
    { since: '2024-02-10' },
    { reason: 'Sebab.' },
    { since: '2024-02-10', reason: '' },
    { since: 'x', reason: 'Sebab.' },
    { since: '2024-02-10', reason: 'S', until: '2024-02-11' },
    true,
  ])
    expect(wrongWith(['suspended'], suspended)).not.toEqual([]);
});

it('an example says so, or says nothing', () => {
  accepts(['example'], [true]);
  refuses(['example'], [false, 'yes']);
});

describe('an addendum', () => {
  const addendum = {
    partner: 'mitra-uji',
    amends: '2024-02-01',
    numbers: { bkn: 'UJI/3' },
    signed: '2024-03-01',
    term: { from: '2024-03-01', until: 'open' },
  };

  it('says what it changes, and nothing is filled in for the rest', () => {
    expect(documentShapes.addendum.parse(addendum)).toEqual(addendum);
    const more = { ...addendum, title: 'Judul', duties: [], assumptions: ['A'], example: true };
    expect(documentShapes.addendum.parse(more)).toEqual(more);
  });

  it.each(Object.keys(addendum))('says its %s', (key) => {
    expect(documentShapes.addendum.safeParse({ ...addendum, [key]: undefined }).success).toBe(false);
  });

  it('is held to the same forms', () => {
    for (const change of [{ lain: 1 }, { amends: 'x' }, { title: '' }, { services: [] }, { rows: {} }])
      expect(documentShapes.addendum.safeParse({ ...addendum, ...change }).success).toBe(false);
  });
});
