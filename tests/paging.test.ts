// A list is of one moment: whoever pages through it while the register changes gets everyone of that moment once.
import { createHash } from 'node:crypto';
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestSystem, type TestSystem } from './system.ts';

let clock = Date.now();
let system: TestSystem;
let largest: string;

beforeAll(async () => {
  system = await startTestSystem({}, { now: () => clock });
  const [found] = await system.sql`
    select instansi_kerja_id as id from asn.asn group by 1 order by count(*) desc limit 1`;
  largest = String(found?.['id']);
});
afterAll(() => system.stop());

interface Listed {
  readonly ids: readonly string[];
  readonly snapshots: readonly { readonly count: number; readonly checksum: string; readonly takenAt: string }[];
  /** What was told of each, in the order of ids. */
  readonly told: readonly unknown[];
}

/** Pages through a list of BP Tapera's, and does something between one page and the next. */
async function listed(list: string, node: string, between: (page: number) => Promise<void>): Promise<Listed> {
  const ids: string[] = [];
  const told: unknown[] = [];
  const snapshots: Listed['snapshots'][number][] = [];
  const [name = ''] = list.split('(');
  for (let after: string | null = null, page = 0; ; page++) {
    const asked = `query ($after: String) { ${list} first: 25, after: $after) { nodes { ${node} }
      pageInfo { hasNextPage endCursor } snapshot { takenAt count checksum } } }`;
    const { body } = await system.ask('bp-tapera', asked, { after });
    expect(body.errors).toBeUndefined();
    const { nodes, pageInfo, snapshot } = body.data[name];
    for (const one of nodes) {
      told.push(one);
      ids.push(one.asn?.id ?? one.id);
    }
    snapshots.push(snapshot);
    if (!pageInfo.hasNextPage) return { ids, snapshots, told };
    after = pageInfo.endCursor;
    await between(page);
  }
}

/** What a partner computes to see that it has received the whole. */
function checksumOf(ids: readonly string[]): string {
  return createHash('sha256')
    .update(ids.map((id) => `${id}\n`).join(''))
    .digest('hex');
}

async function active(sql: Sql): Promise<string[]> {
  const rows = await sql`
    select asn_id as id from cakupan.asn where instansi_kerja_id = ${largest}
      and kedudukan_hukum_id = any('{01,03,07,08,09,11,12,15,16,20,71,101}') order by asn_id`;
  return rows.map(({ id }) => String(id));
}

const inInstansi = () => `daftarAsnAktif(instansiId: "${largest}",`;

describe('while persons come, move, leave and are corrected', () => {
  it('every active ASN of the first moment is listed once, and nobody else', async () => {
    const before = await active(system.sql);
    expect(before.length).toBeGreaterThan(100);
    const changes = [
      // A third of all moves away, a third of all others comes.
      `update asn.asn set instansi_kerja_id = 'elsewhere' where instansi_kerja_id = '${largest}' and hashtext(id) % 3 = 0`,
      `update asn.asn set instansi_kerja_id = '${largest}' where instansi_kerja_id <> '${largest}' and hashtext(id) % 3 = 1`,
      `update asn.asn set kedudukan_hukum_id = '99' where hashtext(id) % 7 = 0`,
      // The first who moved come back, so that they have several pasts.
      `update asn.asn set instansi_kerja_id = '${largest}' where instansi_kerja_id = 'elsewhere' and hashtext(id) % 2 = 0`,
      `update asn.asn set nama = 'Diperbarui' where instansi_kerja_id = '${largest}'`,
    ];
    const { ids, snapshots, told } = await listed(inInstansi(), 'id nama', async (page) => {
      await system.sql.unsafe(changes[page] ?? 'select');
    });
    expect(ids).toEqual(before);
    expect(new Set(snapshots.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(snapshots[0]).toMatchObject({ count: before.length, checksum: checksumOf(before) });
    // What is told of them is as it is when it is told.
    expect(told.at(-1)).toMatchObject({ nama: 'Diperbarui' });
    expect(await active(system.sql)).not.toEqual(before);
  });

  it('a list that is begun afterwards is of its own moment', async () => {
    const now = await active(system.sql);
    const { ids, snapshots } = await listed(inInstansi(), 'id', async () => {});
    expect(ids).toEqual(now);
    expect(snapshots[0]).toMatchObject({ count: now.length, checksum: checksumOf(now) });
  });
});

it('an event whose date is corrected, or that is new, changes nothing in a list that is under way', async () => {
  const period = `periode: { dari: "1990-01-01", sampai: "2030-12-31" }`;
  const events = async () =>
    (
      await system.sql`select asn_id as id from riwayat.pensiun
        where tmt_pensiun between '1990-01-01' and '2030-12-31' order by tmt_pensiun, pensiun.id`
    ).map(({ id }) => String(id));
  const before = await events();
  const { ids, snapshots } = await listed(`daftarPensiun(${period},`, 'asn { id } tmtPensiun', async (page) => {
    if (page === 0)
      await system.sql`update riwayat.pensiun set tmt_pensiun = tmt_pensiun + 4000 where hashtext(id) % 2 = 0`;
    if (page === 1)
      await system.sql`update riwayat.pensiun set tmt_pensiun = tmt_pensiun - 8000 where hashtext(id) % 4 = 0`;
    if (page === 2)
      await system.sql`insert into riwayat.pensiun (id, asn_id, tmt_pensiun) select 'baru-' || id, asn_id, tmt_pensiun from riwayat.pensiun`;
  });
  expect(ids).toEqual(before);
  expect(snapshots[0]).toMatchObject({ count: before.length, checksum: checksumOf(before) });
  expect(await events()).not.toEqual(before);
});

it('a change that is under way when a list begins, and ends while it is paged, is not in it', async () => {
  const before = await active(system.sql);
  const other = openPool(system.databaseUrl, { max: 1, applicationName: 'bagi-test' });
  let commit = () => {};
  const committed = new Promise<void>((resolve) => void (commit = resolve));
  let changed = () => {};
  const isChanged = new Promise<void>((resolve) => void (changed = resolve));
  const change = other.begin(async (sql) => {
    await sql`update asn.asn set instansi_kerja_id = 'elsewhere' where instansi_kerja_id = ${largest} and hashtext(id) % 2 = 1`;
    changed();
    await committed;
  });
  await isChanged;
  const { ids } = await listed(inInstansi(), 'id', async (page) => {
    commit();
    if (page === 0) await change;
  });
  expect(ids).toEqual(before);
  await other.end();
});

it('what is gone while a list is paged is left out, and the list goes on behind it', async () => {
  const before = await active(system.sql);
  const gone = before.slice(30, 90);
  const { ids } = await listed(inInstansi(), 'id', async (page) => {
    if (page === 0) await system.sql`delete from asn.asn where id in ${system.sql(gone)}`;
  });
  expect(ids).toEqual(before.filter((id) => !gone.includes(id)));
});

it('a list may be paged through for a day; then its cursors say that it must be begun anew', async () => {
  const query = (after: string) => `{ ${inInstansi()} first: 1${after}) { pageInfo { endCursor } } }`;
  const { body } = await system.ask('bp-tapera', query(''));
  const after = `, after: "${body.data.daftarAsnAktif.pageInfo.endCursor}"`;
  clock += 23 * 60 * 60 * 1000;
  expect((await system.ask('bp-tapera', query(after))).status).toBe(200);
  clock += 2 * 60 * 60 * 1000;
  const refused = await system.ask('bp-tapera', query(after));
  expect(refused.body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect(refused.body.errors?.[0]?.message).toContain('24 hours');
});

it('the moment of one cursor is not good with the place of another', async () => {
  const query = (after = '') => `{ ${inInstansi()} first: 2${after}) { edges { cursor } } }`;
  const { body } = await system.ask('bp-tapera', query());
  const [one = '', other = ''] = body.data.daftarAsnAktif.edges.map(({ cursor }: { cursor: string }) => cursor);
  const mixed = `${one.split('.')[0]}.${other.split('.')[1]}`;
  for (const cursor of [mixed, one.split('.')[0], `${one}.`, `${one}.x`])
    expect((await system.ask('bp-tapera', query(`, after: "${cursor}"`))).body.errors?.[0]?.extensions.code).toBe(
      'BAD_USER_INPUT',
    );
});

it('rows as they were are forgotten a day later', async () => {
  await system.sql`update cakupan.asn_lampau set waktu = clock_timestamp() - interval '27 hours'`;
  const [one] = await active(system.sql);
  await system.sql`update asn.asn set instansi_kerja_id = 'elsewhere' where id = ${one ?? ''}`;
  const kept = await system.sql`select asn_id as id from cakupan.asn_lampau`;
  expect(kept.map(({ id }) => id)).toEqual([one]);
});

it('a register restored on another cluster lists everyone, whatever its transactions were numbered', async () => {
  await system.sql`update cakupan.asal set pengenal = 'another cluster'`;
  await system.sql`update cakupan.asn set sejak_transaksi = '9000000000000000'`;
  const before = await active(system.sql);
  expect((await listed(inInstansi(), 'id', async () => {})).ids).toEqual([]);
  await system.sql`select cakupan.settle()`;
  expect((await listed(inInstansi(), 'id', async () => {})).ids).toEqual(before);
  const [again] = await system.sql`select cakupan.settle() as done`;
  expect(again?.['done']).toBe(false);
});
