// What is done to the other logs after it was sealed is found as it is of accesses: counted refusals, events, changes and holds.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshDatabase } from '@bagi/database/fresh.ts';
import { sealedLogs } from '@bagi/record/seal/sealedLogs.ts';
import { expect, inject, it, onTestFinished } from 'vitest';
import { asOwner, edit, exported, told, verified } from './exported.ts';
import { minute, type TestLog, testLog } from './log.ts';

const others = sealedLogs.filter(({ name }) => name !== 'akses');

/** Of each log two rows and then two more, with accesses between them, under two checkpoints. */
async function sealedLogOfAll(): Promise<TestLog> {
  const log = await testLog();
  const sealer = await log.seal();
  for (let time = 0; time < 2; time++) {
    await log.record(3);
    await log.note(2);
    log.clock.ms += minute;
    await sealer.round();
  }
  return log;
}

/** The positions of a log's rows. */
async function positionsOf({ sql }: TestLog, name: string): Promise<number[]> {
  const rows = await sql`select posisi from catatan.daun where sumber = ${name} order by posisi`;
  return rows.map(({ posisi }) => Number(posisi));
}

const at = (position: number) => `(select baris_id from catatan.daun where posisi = ${position})`;

/** One change for each column of a log that could be bent. */
const changes: Readonly<Record<string, readonly string[]>> = {
  ditolak: [`jumlah = jumlah + 1`, `mitra = null`, `keputusan = 'OK'`],
  kejadian: [`jenis = 'x'`, `mitra = 'bkn'`, `rincian = '{}'`, `waktu = waktu + interval '1 microsecond'`],
  perubahan: [`obyek = 'x'`, `oleh = 'x'`, `sesudah = '\\x00'`, `rincian = rincian || '{"bagian": 0.26}'`],
  penundaan: [`sampai = sampai + interval '1 day'`, `alasan = 'x'`, `mitra = null`, `orang = '{}'`],
};

it('what nobody has touched verifies, rows of every log in one tree', async () => {
  const log = await sealedLogOfAll();
  const { findings, said } = await verified(log, await exported(log), {
    checkpoints: [log.folder.newest()?.text ?? ''],
  });
  expect(findings).toEqual([]);
  expect(said.join('\n')).toContain('22 rows were read');
  for (const { name } of others) expect(await positionsOf(log, name), name).toHaveLength(4);
});

it('a row of any log that was changed, deleted, put in or moved is found, and so is a tail that was cut off', async () => {
  const log = await sealedLogOfAll();
  const held = log.folder.newest()?.text ?? '';
  for (const { name } of others) {
    const [first = 0, second = 0, third = 0] = await positionsOf(log, name);
    await log.sql.unsafe(`create table public.${name} as table catatan.${name}`);
    const restore = () =>
      asOwner(log, `delete from catatan.${name}`, `insert into catatan.${name} table public.${name}`);
    for (const change of changes[name] ?? []) {
      await asOwner(log, `update catatan.${name} set ${change} where id = ${at(second)}`);
      expect(told(await verified(log, await exported(log))), `${name}: ${change}`).toMatch(
        new RegExp(`^position ${second}, row .* was changed`),
      );
      await restore();
    }
    await asOwner(log, `delete from catatan.${name} where id = ${at(third)}`);
    expect(told(await verified(log, await exported(log))), name).toMatch(
      new RegExp(`^position ${third}: The row was deleted`),
    );
    await restore();
    const copy = `insert into catatan.${name} select (r).* from (
      select jsonb_populate_record(a, '{"id": "01a1fbd4-f500-73da-aa3a-f22dcccc5abe"}') as r from catatan.${name} a where id = ${at(first)}) as copied`;
    await asOwner(log, copy);
    expect(told(await verified(log, await exported(log))), name).toContain(
      'row 01a1fbd4-f500-73da-aa3a-f22dcccc5abe: The row was never sealed',
    );
    await restore();
    const swap = [
      `update catatan.daun set posisi = -1 where posisi = ${first}`,
      `update catatan.daun set posisi = ${first} where posisi = ${second}`,
      `update catatan.daun set posisi = ${second} where posisi = -1`,
    ];
    await asOwner(log, ...swap);
    expect(told(await verified(log, await exported(log))), name).toContain(
      'some were changed, put in, taken out or moved',
    );
    await asOwner(log, ...swap);
    expect(told(await verified(log, await exported(log))), `${name} as it was`).toBe('');
  }
  await asOwner(
    log,
    `delete from catatan.titik where nomor = 2`,
    ...sealedLogs.map(
      ({ name }) => `delete from catatan.${name} where id in (select baris_id from catatan.daun where posisi >= 11)`,
    ),
    `delete from catatan.daun where posisi >= 11`,
  );
  const cut = await exported(log);
  expect(told(await verified(log, cut))).toBe('');
  expect(told(await verified(log, cut, { checkpoints: [held] }))).toContain('cut off or rolled back');
}, 120_000);

it('a roll-back of one log alone, and of the whole database, are found', async () => {
  const log = await testLog();
  const sealer = await log.seal();
  await log.note(1);
  await sealer.round();
  await sealer.close();
  for (const { name } of others) await log.sql.unsafe(`create table public.${name} as table catatan.${name}`);
  await log.leave();
  const backup = await freshDatabase(inject('clusterUrl'), new URL(log.url).pathname.slice(1));
  onTestFinished(() => backup.drop());
  const onward = log.over(log.url);
  await onward.note(1);
  const last = await onward.seal();
  await last.round();
  for (const { name } of others)
    await asOwner(onward, `delete from catatan.${name}`, `insert into catatan.${name} table public.${name}`);
  const alone = told(await verified(onward, await exported(onward)));
  for (const name of ['kejadian', 'perubahan', 'penundaan']) expect(alone).toContain(`nothing of ${name} ever goes`);
  const bent = log.over(backup.url);
  expect(told(await verified(bent, await exported(bent), { checkpoints: [last.newest().text] }))).toContain(
    'rolled back',
  );
});

it('a row is none of another log, and a set of fields that was changed or taken out is found', async () => {
  const log = await sealedLogOfAll();
  const directory = await exported(log);
  edit(directory, 'rows.ndjson', (lines) =>
    lines.map((line) => line.replace('"source":"kejadian"', '"source":"perubahan"')),
  );
  expect(told(await verified(log, directory))).toMatch(/was changed/);
  await asOwner(log, `update catatan.medan set koordinat = '{Asn.nip}'`);
  expect(told(await verified(log, await exported(log)))).toContain('is another than its digest names');
  await asOwner(log, `delete from catatan.medan`);
  const without = await exported(log);
  expect(readFileSync(join(without, 'fields.ndjson'), 'utf8')).toBe('');
  expect(told(await verified(log, without))).toContain('The set of fields that it names is not in fields.ndjson');
});
