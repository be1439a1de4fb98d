// What has landed is applied once, whoever begins it and however often, and never left behind.
import { randomUUID } from 'node:crypto';
import { refusal } from '@bagi/agreements/refusals.ts';
import { inForce } from '@bagi/agreements/inForce.ts';
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { openApplier } from '@bagi/kit/inbox/applier.ts';
import type { Kind } from '@bagi/kit/inbox/kinds.ts';
import { told } from '@bagi/kit/inbox/replies.ts';
import { compose } from '@bagi/schema/compose.ts';
import { sql as written } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLibrary } from '../../start/library.ts';
import { startTestSystem, type TestSystem } from '../system.ts';
import { kirimKursus, kunciBaru, kursus } from './sent.ts';

const { version } = inForce(openLibrary(compose().schema, false), 'lan', Date.now());
const agreement = inForce(openLibrary(compose().schema, false), 'lan', Date.now());

let system: TestSystem;
let sql: Sql;
beforeAll(async () => {
  system = await startTestSystem();
  sql = openPool(system.databaseUrl, { max: 8, applicationName: 'tests applier' });
});
afterAll(async () => {
  await sql.end({ timeout: 5 });
  await system.stop();
});

/** An applier of one kind, which does what a test says. */
function applierThat(apply: Kind['apply'], operation = `Mutation.uji${randomUUID().replaceAll('-', '')}`) {
  const kind: Kind = {
    operation,
    jenis: 'UJI',
    input: '',
    classes: {},
    faults: () => [],
    references: {},
    needs: [],
    apply,
  };
  const failures: unknown[] = [];
  const applier = openApplier({
    sql,
    kinds: [kind],
    agreementOf: () => agreement,
    onFailure: (_, error) => failures.push(error),
  });
  return { applier, failures, operation };
}

async function landed(operasi: string, count = 1): Promise<string> {
  const id = randomUUID();
  await system.sql.begin(async (tx) => {
    await tx`insert into kotak_masuk.kiriman (id, mitra, versi, kunci, operasi, sha256, jumlah, coba_lagi)
      values (${id}, 'lan', ${version}, ${randomUUID()}, ${operasi}, 'x', ${count}, clock_timestamp())`;
    for (let urutan = 1; urutan <= count; urutan++)
      await tx`insert into kotak_masuk.rekaman (id, kiriman_id, mitra, versi, urutan, jenis, isi)
        values (${randomUUID()}, ${id}, 'lan', ${version}, ${urutan}, 'UJI', '{"a": 1}')`;
  });
  return id;
}

it('applied by many at once, it is applied once, and all hear the reply', async () => {
  let times = 0;
  const { applier, operation } = applierThat(async ({ rekaman }) => ({ kali: ++times, rekaman: rekaman.length }));
  const id = await landed(operation, 3);
  const replies = await Promise.all(Array.from({ length: 6 }, () => applier.apply(id)));
  expect(replies).toEqual(Array.from({ length: 6 }, () => ({ kali: 1, rekaman: 3 })));
  expect(times).toBe(1);
});

it('what fails in the middle leaves nothing, and is applied later', async () => {
  let fails = true;
  const { applier, failures, operation } = applierThat(async ({ id }, writing) => {
    await writing.execute(written`update kotak_masuk.rekaman set alasan = 'half' where kiriman_id = ${id}`);
    if (fails) throw new Error('The network is gone.');
    return { selesai: true };
  });
  const id = await landed(operation);
  await applier.sweep();
  expect(failures).toEqual([new Error('The network is gone.')]);
  const state = () => system.sql`
    select alasan, diterapkan is not null as applied, percobaan, coba_lagi > clock_timestamp() + interval '30 seconds' as waits
    from kotak_masuk.kiriman k join kotak_masuk.rekaman r on r.kiriman_id = k.id where k.id = ${id}`;
  expect(await state()).toEqual([{ alasan: null, applied: false, percobaan: 1, waits: true }]);
  fails = false;
  await applier.sweep();
  expect(await state()).toMatchObject([{ applied: false }]);
  await system.sql`update kotak_masuk.kiriman set coba_lagi = clock_timestamp() where id = ${id}`;
  await applier.sweep();
  expect(await state()).toMatchObject([{ alasan: 'half', applied: true }]);
  expect(failures).toHaveLength(1);
});

it('a refusal is a reply: it undoes what was done, is kept, and is heard again', async () => {
  let times = 0;
  const { applier, operation } = applierThat(async ({ id }, writing) => {
    times++;
    await writing.execute(written`update kotak_masuk.rekaman set alasan = 'half' where kiriman_id = ${id}`);
    throw refusal('BAD_USER_INPUT', 'The usulan has ended.');
  });
  const id = await landed(operation);
  for (const _ of [1, 2]) {
    const reply = await applier.apply(id);
    expect(() => told(reply)).toThrow(refusal('BAD_USER_INPUT', 'The usulan has ended.'));
  }
  expect(times).toBe(1);
  expect(await system.sql`select alasan from kotak_masuk.rekaman where kiriman_id = ${id}`).toEqual([{ alasan: null }]);
});

it('what landed and was left is applied when its sender sends the same again', async () => {
  const kunci = kunciBaru();
  await system.ask('lan', kirimKursus, { kunci, masukan: [kursus] });
  await system.sql`update kotak_masuk.kiriman set diterapkan = null, balasan = null where kunci = ${kunci}`;
  await system.sql`update kotak_masuk.rekaman set status = 'DITERIMA' where kiriman_id = (select id from kotak_masuk.kiriman where kunci = ${kunci})`;
  const again = await system.ask('lan', kirimKursus, { kunci, masukan: [kursus] });
  expect(again.body.data.kirimRiwayatKursus.diterima).toBe(true);
  const [record] = await system.sql`
    select r.status, k.diterapkan is not null as applied from kotak_masuk.rekaman r join kotak_masuk.kiriman k on k.id = r.kiriman_id where k.kunci = ${kunci}`;
  expect(record).toEqual({ status: 'MENUNGGU', applied: true });
});
