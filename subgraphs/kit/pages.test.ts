// A page holds as much as was asked for, and its cursor leads on for whom it was made, in what was asked, and nowhere else.
import type { Condition } from '@bagi/agreements/scope.ts';
import { describe, expect, it } from 'vitest';
import { type PageArguments, pages, type Wanted } from './pages.ts';
import { agreement, cariUnit, contractWith, operationOn, pageOf, reads } from './test/small.ts';

const key = Buffer.alloc(32, 7);
const { pensiun, semuaAsn } = reads;
const { past: _, ...pensiunNow } = pensiun;
const requested = ['Pensiun.tmtPensiun'];
const now = Date.parse('2026-11-21T02:00:00Z');
const row = (day: number) => ['7:9:8', `2026-01-0${day}`, `p${day}`, `orang${day}`, true, `2027-01-0${day}`];
/** The agreement with an address beside the day. */
const wider = contractWith(
  agreement.services.map((service) =>
    service.operation === 'Query.daftarPensiun'
      ? { ...service, fields: { ...service.fields, Pensiun: { ...service.fields['Pensiun'], alamat: 'Alamat' } } }
      : service,
  ),
);
const gol = (...values: string[]): Condition => ({ fact: 'golonganRuang', values });
const inJanuary = { column: 'tmtPensiun', from: '2026-01-01', to: '2026-01-31' };

/** Asks for one page of a register with that many rows. */
async function ask(rows: number, args: PageArguments, wanted?: Wanted, under = contractWith(), list = pensiun) {
  const operation = operationOn(
    ({ values }) => {
      const found = Array.from({ length: rows }, (_, index) => row(index + 1));
      return found.slice(0, Number(values['limit']));
    },
    requested,
    under,
  );
  const page = await pages(operation, key, () => now)(list, args, wanted);
  return { ...page, asked: operation.asked, persons: [...operation.asking.persons] };
}

describe('a page', () => {
  it('holds as many rows as it was asked for, with what is granted of them, and says that more follow', async () => {
    const { nodes, edges, pageInfo, asked } = await ask(3, { first: 2 });
    expect(nodes).toEqual([{ tmtPensiun: '2027-01-01' }, { tmtPensiun: '2027-01-02' }]);
    expect(edges.map(({ node }) => node)).toEqual(nodes);
    expect(pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(pageInfo.startCursor()).toBe(edges[0]?.cursor());
    expect(pageInfo.endCursor()).toBe(edges[1]?.cursor());
    expect(edges[0]?.cursor()).not.toBe(edges[1]?.cursor());
    expect(asked).toMatchObject([{ values: { limit: 3 }, params: pageOf(['PNS'], ['44', '45']) }]);
    expect(asked[0]?.sql).toContain('"uji"."pensiun"."tmt_pensiun"\n    from (select * from (');
  });

  it('takes down the persons whom it shows, and not the one who only tells that more follow', async () => {
    expect((await ask(3, { first: 2 })).persons).toEqual(['orang1', 'orang2']);
  });

  it('of rows that belong to partners has the rows of its own', async () => {
    const { asked } = await ask(1, {}, {}, contractWith(), { ...pensiunNow, own: 'alamat' });
    expect(asked[0]?.values).toMatchObject({ exact0: 'mitra-uji' });
    expect(asked[0]?.sql).toMatch(/"uji"."pensiun"."alamat" = \$\d+/);
  });

  it('gives each value the name of its column', async () => {
    const wide = ['7:9:8', '2026-01-01', 'p1', 'orang1', true, '2027-01-01', 'Jalan'];
    const operation = operationOn(() => [wide], [...requested, 'Pensiun.alamat'], wider);
    expect((await pages(operation, key, () => now)(pensiun, {})).nodes).toEqual([
      { tmtPensiun: '2027-01-01', alamat: 'Jalan' },
    ]);
  });

  it('that is the last says so', async () => {
    expect((await ask(2, { first: 2 })).pageInfo.hasNextPage).toBe(false);
  });

  it('of nobody has no cursor', async () => {
    const { nodes, pageInfo } = await ask(0, { first: 2 });
    expect(nodes).toEqual([]);
    expect([pageInfo.startCursor(), pageInfo.endCursor()]).toEqual([null, null]);
  });

  it('is read in the scope of the agreement, and within what the caller asked', async () => {
    const { asked } = await ask(1, {}, { conditions: [gol('45')], ranges: [inJanuary] });
    expect(asked[0]?.params).toEqual(pageOf('2026-01-01', '2026-01-31', ['PNS'], ['44', '45'], ['45']));
  });

  it.each([1, 10])('of %i is given where the agreement allows 10', async (first) => {
    expect((await ask(20, { first })).nodes).toHaveLength(first);
  });

  it.each([-1, 0, 11])('of %i is refused where the agreement allows 10', async (first) => {
    await expect(ask(20, { first })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: `first is ${first}; a page has 1 to 10 entries. Correct the value named.`,
    });
  });

  it.each([undefined, null])(
    'of no stated size (%s) has what the agreement allows, and never more than 100',
    async (first) => {
      expect((await ask(200, first === undefined ? {} : { first })).nodes).toHaveLength(10);
      const larger = contractWith(agreement.services, { limits: { ...agreement.limits, pageMax: 1000 } });
      expect((await ask(200, first === undefined ? {} : { first }, {}, larger)).nodes).toHaveLength(100);
    },
  );
});

describe('a cursor', () => {
  const cursorOf = async (wanted?: Wanted, under = contractWith(), list = pensiun) =>
    (await ask(3, { first: 1 }, wanted, under, list)).pageInfo.endCursor();

  it('leads on from its row', async () => {
    const { asked, pageInfo } = await ask(3, { first: 1, after: await cursorOf() });
    expect(asked[0]?.values).toEqual({ snapshot: '7:9:8', limit: 2, after0: '2026-01-01', after1: 'p1' });
    expect(asked[0]?.sql).toContain(') > ($2, $3) and');
    expect(pageInfo.hasPreviousPage).toBe(true);
  });

  it('is the same again when the same is asked again', async () => {
    expect(await cursorOf()).toBe(await cursorOf());
  });

  it('that is none leads to the first page', async () => {
    expect((await ask(3, { after: null })).asked[0]?.values).toEqual({ snapshot: null, limit: 11 });
  });

  const other = contractWith(agreement.services, { partner: 'mitra-lain' });
  const later = contractWith(agreement.services, { version: '2025-01-01' });
  it.each<[string, () => Promise<string | null>]>([
    ['another partner', () => cursorOf(undefined, other)],
    ['another version of the agreement', () => cursorOf(undefined, later)],
    ['another list', () => cursorOf(undefined, undefined, { ...pensiun, operation: semuaAsn.operation })],
    ['other conditions', () => cursorOf({ conditions: [gol('44')] })],
    ['other ranges', () => cursorOf({ ranges: [inJanuary] })],
    ['nobody', async () => 'invented'],
    ['nobody, and empty', async () => ''],
  ])('of %s is refused', async (_, after) => {
    await expect(ask(3, { after: await after() })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(
        /^after is not a cursor that this list gave you under this agreement, asked in the/,
      ),
    });
  });

  it('leads on where the same conditions and ranges are asked', async () => {
    const wanted = { conditions: [gol('44')], ranges: [inJanuary] };
    expect((await ask(3, { after: await cursorOf(wanted) }, wanted)).pageInfo.hasPreviousPage).toBe(true);
  });
});

describe('a list of one moment', () => {
  /** Asks for a page of a register that holds these rows, and comes to three. */
  async function askFor(found: unknown[][], what: string[], args: PageArguments = {}) {
    const operation = operationOn(
      ({ sql }) => (sql.includes('count(*)') ? [['3', 'ab']] : found),
      [...requested, ...what],
    );
    const page = await pages(operation, key, () => now)(pensiun, args);
    return { ...page, asked: operation.asked, persons: [...operation.asking.persons] };
  }
  const hidden = (day: number) => ['7:9:8', `2026-01-0${day}`, `p${day}`, `orang${day}`, false, `2027-01-0${day}`];

  it('shows no row that may not be seen any more, and leads on behind it', async () => {
    const { nodes, edges, pageInfo, persons } = await askFor([row(1), hidden(2)], []);
    expect(persons).toEqual(['orang1']);
    expect(nodes).toEqual([{ tmtPensiun: '2027-01-01' }]);
    expect(edges).toHaveLength(1);
    const after = pageInfo.endCursor();
    expect(after).not.toBe(pageInfo.startCursor());
    const { asked } = await askFor([], [], { after });
    expect(asked[0]?.values).toMatchObject({ snapshot: '7:9:8', after0: '2026-01-02', after1: 'p2' });
  });

  it('of none but such rows is not the last for that', async () => {
    const { nodes, pageInfo } = await askFor([hidden(1)], [], { first: 1 });
    expect([nodes, pageInfo.startCursor()]).toEqual([[], null]);
    expect(pageInfo.endCursor()).toEqual(expect.any(String));
  });

  it('says when it was taken, and what it comes to where that is asked for', async () => {
    const takenAt = new Date(now).toISOString();
    const bare = await askFor([row(1)], []);
    expect([bare.snapshot, bare.asked.length]).toEqual([{ takenAt }, 1]);
    for (const what of ['Snapshot.count', 'Snapshot.checksum']) {
      const { snapshot, asked } = await askFor([row(1)], [what]);
      expect(snapshot).toEqual({ takenAt, count: 3, checksum: 'ab' });
      expect(asked[1]?.values).toEqual({ snapshot: '7:9:8' });
    }
  });

  it('is summed up once: what it comes to goes along with the cursor', async () => {
    const first = await askFor([row(1)], ['Snapshot.count']);
    const { snapshot, asked } = await askFor([row(2)], ['Snapshot.count'], { after: first.pageInfo.endCursor() });
    expect([snapshot, asked.length]).toEqual([first.snapshot, 1]);
  });

  it('of nobody has no moment to go back to', async () => {
    const { asked, snapshot } = await askFor([], ['Snapshot.count']);
    expect(asked[1]?.values).toEqual({ snapshot: null });
    expect(snapshot).toMatchObject({ count: 3 });
  });

  it('is summed up within the same conditions', async () => {
    const operation = operationOn(({ sql }) => (sql.includes('count(*)') ? [['3', 'ab']] : []), ['Snapshot.count']);
    await pages(operation, key, () => now)(pensiun, {}, { conditions: [gol('45')], ranges: [inJanuary] });
    const narrowed = ['2026-01-01', '2026-01-31', ['PNS'], ['44', '45'], ['45']];
    expect(operation.asked[1]?.params).toEqual([':snapshot', ...narrowed, ...narrowed]);
  });
});

describe('a search', () => {
  const { unitDicari } = reads;
  const wanted = (words: string): Wanted => ({
    conditions: [{ fact: 'instansiKerja', values: ['i'] }],
    ranges: [{ column: 'instansiId', from: 'i', to: 'i' }],
    words,
  });
  async function search(words: string, after?: string | null) {
    const under = contractWith([cariUnit]);
    const found = [1, 2].map((index) => ['7:9:8', `Unit ${index}`, `u${index}`, `u${index}`, true, `Unit ${index}`]);
    const operation = operationOn(() => found, ['UnitKerjaTemuan.nama'], under);
    const page = await pages(operation, key, () => now)(
      unitDicari,
      { first: 1, ...(after ? { after } : {}) },
      wanted(words),
    );
    return { ...page, asked: operation.asked, persons: [...operation.asking.persons] };
  }

  it('is of rows with somebody in scope and of what was asked, now or at that moment, and told where that still is so', async () => {
    const { nodes, asked, persons } = await search('Bidang Keu');
    expect(persons).toEqual([]);
    expect(nodes).toEqual([{ nama: 'Unit 1' }]);
    const holders = [['PNS'], ['44', '45'], ['i']];
    const each = ['i', "'bidang' & 'keu':*", ':limit'];
    expect(asked[0]?.params).toEqual([':snapshot', ...holders, ...holders, ...each, ...each, ':limit', ...holders]);
    const sql = asked[0]?.sql ?? '';
    expect(sql.match(/ pemegang as materialized /g)).toHaveLength(1);
    expect(sql.match(/, pemegang where .*?"id" = pemegang.id/gs)).toHaveLength(2);
    expect(sql.match(/"kata" @@ \$\d+::tsquery/g)).toHaveLength(2);
    expect(sql).toMatch(
      /"uji"."unit"."id" = found.key and "uji"."unit"."id" in \(select "cakupan"."asn"."unit_kerja_id"/,
    );
  });

  it('goes on with the same words however they are typed, and not with others', async () => {
    const after = (await search('Bidang Keu')).pageInfo.endCursor();
    expect((await search('BIDANG, keu.', after)).pageInfo.hasPreviousPage).toBe(true);
    await expect(search('Bidang Keuangan', after)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
