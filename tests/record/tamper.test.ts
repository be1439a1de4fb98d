// Whatever is done to the record after it was sealed is found by whoever verifies an export, without us and without a database.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshDatabase } from '@bagi/database/fresh.ts';
import { signed } from '@bagi/record/seal/checkpoint.ts';
import { receiptsOf } from '@bagi/record/seal/receipt.ts';
import { leafHash, leafOf } from '@bagi/record/leaf.ts';
import fc from 'fast-check';
import { expect, inject, it, onTestFinished } from 'vitest';
import { asOwner, edit, exported, idAt, type Outside, sealedLog, told, verified } from './exported.ts';
import { minute, testLog } from './log.ts';
import { newSigner } from '@bagi/record/test/newSigner.ts';

it('what nobody has touched verifies, and says up to when', async () => {
  const log = await sealedLog();
  const { findings, said } = await verified(log, await exported(log), {
    checkpoints: [log.folder.newest()?.text ?? ''],
  });
  expect(findings).toEqual([]);
  expect(said.join('\n')).toMatch(/37 rows were read.*number 3 .*over 37 rows.*1 checkpoints from elsewhere/s);
  expect((await verified(log, await exported(log))).said.join('\n')).toContain(
    'No checkpoint from elsewhere was given',
  );
});

it('part of a time verifies by itself, with the tree to both sides', async () => {
  const log = await sealedLog();
  const rows = await log.sql`select extract(epoch from waktu) * 1000 as ms from catatan.titik order by nomor`;
  const times = rows.map(({ ms }) => Number(ms));
  const directory = await exported(log, [times[1] ?? 0, (times[2] ?? 0) - 1]);
  expect(JSON.parse(readFileSync(join(directory, 'sides.json'), 'utf8'))).toMatchObject({ from: 20, to: 30, size: 37 });
  expect(told(await verified(log, directory, { checkpoints: [log.folder.newest()?.text ?? ''] }))).toBe('');
  edit(directory, 'sides.json', (lines) =>
    lines.map((line) => line.replace(/"([0-9a-f])([0-9a-f]{63})"/, (_, a, b) => `"${a === '0' ? '1' : '0'}${b}"`)),
  );
  expect(told(await verified(log, directory))).toContain('The leaves are not those');
});

it('a row that was changed in the database is named, whatever column it was', async () => {
  for (const change of [
    `mitra = 'bkn'`,
    `jumlah_orang = 0`,
    `orang = '{}'`,
    `waktu = waktu + interval '1 millisecond'`,
    `petugas = 'x'`,
    `putusan = null`,
    `keputusan = 'QUOTA_EXCEEDED'`,
    `layanan = '{Query.asn,Query.lain}'`,
  ]) {
    const log = await sealedLog();
    const id = String((await log.sql.unsafe(`select ${idAt(23)} as id`))[0]?.['id']);
    await asOwner(log, `update catatan.akses set ${change} where id = ${idAt(23)}`);
    const { findings } = await verified(log, await exported(log));
    expect(findings, change).toHaveLength(1);
    expect(findings[0]?.where, change).toMatch(
      change.startsWith('waktu') ? /position 23/ : new RegExp(`position 23, row ${id}`),
    );
  }
}, 120_000);

it('a row that was changed together with its leaf is found, and between which checkpoints', async () => {
  const log = await sealedLog();
  await asOwner(log, `update catatan.akses set mitra = 'bkn' where id = ${idAt(23)}`);
  const directory = await exported(log);
  const row = JSON.parse(readFileSync(join(directory, 'rows.ndjson'), 'utf8').split('\n')[23] ?? '').row;
  await asOwner(log, `update catatan.daun set sidik = '\\x${leafHash(leafOf(row)).toString('hex')}' where posisi = 23`);
  expect(told(await verified(log, await exported(log)))).toMatch(
    /^positions 20 to 29: The leaves are not those over which checkpoint 2/,
  );
});

it('a row that was deleted is found, with its leaf and without', async () => {
  const log = await sealedLog();
  await asOwner(log, `delete from catatan.akses where id = ${idAt(33)}`);
  expect(told(await verified(log, await exported(log)))).toMatch(/^position 33: The row was deleted/);
  await asOwner(log, `delete from catatan.daun where posisi = 33`);
  expect(told(await verified(log, await exported(log)))).toContain('position 33: Missing: deleted.');
  await asOwner(
    log,
    `update catatan.daun set posisi = posisi - 1000 where posisi > 33`,
    `update catatan.daun set posisi = posisi + 999 where posisi < 0`,
  );
  expect(told(await verified(log, await exported(log)))).toMatch(/cut off/);
});

it('a row that was put in behind the sealer is found', async () => {
  const log = await sealedLog();
  const copy = `insert into catatan.akses select (r).* from (select jsonb_populate_record(a, jsonb_build_object('id', '01a1fbd4-f500-73da-aa3a-f22dcccc5abe'
    %)) as r from catatan.akses a where id = ${idAt(5)}) as copied`;
  await asOwner(log, copy.replace('%', ''));
  expect(told(await verified(log, await exported(log)))).toBe(
    'row 01a1fbd4-f500-73da-aa3a-f22dcccc5abe: The row was never sealed, though later ones were: it was put in afterwards.',
  );
  // With a transaction of its own it is sealed as what it is: something that came later than it says.
  await asOwner(log, `delete from catatan.akses where id = '01a1fbd4-f500-73da-aa3a-f22dcccc5abe'`);
  await asOwner(log, copy.replace('%', `, 'transaksi', pg_current_xact_id()`));
  log.clock.ms += 120 * minute;
  const sealer = await log.seal();
  await sealer.round();
  await asOwner(
    log,
    copy.replace('%', `, 'transaksi', pg_current_xact_id(), 'permintaan', gen_random_uuid()`).replace('5abe', '5abf'),
  );
  log.clock.ms += 1;
  await sealer.round();
  expect(told(await verified(log, await exported(log)))).toMatch(
    /row 01a1fbd4-f500-73da-aa3a-f22dcccc5abf: The row says .* put in afterwards/,
  );
});

it('rows that changed places are found', async () => {
  const log = await sealedLog();
  const directory = await exported(log);
  edit(directory, 'rows.ndjson', (lines) => lines.with(4, lines[5] ?? '').with(5, lines[4] ?? ''));
  expect(told(await verified(log, directory))).toMatch(/position 4: Missing|out of its order/);
  await asOwner(
    log,
    `update catatan.daun set posisi = -1 where posisi = 4`,
    `update catatan.daun set posisi = 4 where posisi = 5`,
    `update catatan.daun set posisi = 5 where posisi = -1`,
  );
  expect(told(await verified(log, await exported(log)))).toMatch(/^positions 0 to 19: .* moved\.$/);
});

it('a tail that was cut off is found by the checkpoint that was signed over it, here or elsewhere', async () => {
  const log = await sealedLog();
  const held = log.folder.newest()?.text ?? '';
  const directory = await exported(log);
  edit(directory, 'rows.ndjson', (lines) => lines.slice(0, 30));
  expect(told(await verified(log, directory))).toContain('checkpoint 3: 37 rows were sealed');
  await asOwner(
    log,
    `delete from catatan.titik where nomor = 3`,
    `delete from catatan.akses where id in (select baris_id from catatan.daun where posisi >= 30)`,
    `delete from catatan.daun where posisi >= 30`,
  );
  const cut = await exported(log);
  expect(told(await verified(log, cut))).toBe('');
  expect(told(await verified(log, cut, { checkpoints: [held] }))).toMatch(
    /number 3 with 37 rows, and the export ends with number 2 of 30 rows: the log was cut off or rolled back/,
  );
});

it('a database that was rolled back and has gone on since is found by a checkpoint or a receipt from before', async () => {
  const log = await testLog();
  const sealer = await log.seal();
  await log.record(10);
  await sealer.round();
  await sealer.close();
  await log.leave();
  const backup = await freshDatabase(inject('clusterUrl'), new URL(log.url).pathname.slice(1));
  onTestFinished(() => backup.drop());
  const before = log.over(log.url);
  const [lost] = await receiptsOf(log.signer, await before.record(4), log.clock.ms);
  const last = await before.seal();
  await last.round();
  const held = last.newest().text;
  // Whoever rolls back takes the folder away as well.
  const bent = { ...log.over(backup.url), folder: { newest: () => null, add: () => {}, put: () => {} } };
  log.clock.ms += minute;
  await bent.record(9);
  const again = await bent.seal({ folder: bent.folder });
  log.clock.ms += minute;
  await again.round();
  const directory = await exported(bent);
  expect(told(await verified(log, directory))).toBe('');
  expect(told(await verified(log, directory, { checkpoints: [held] }))).toMatch(
    /the checkpoint given of .* is number 2|has another root|is not shown/,
  );
  expect(told(await verified(log, directory, { receipts: lost ? [lost] : [] }))).toContain(
    `receipt ${lost?.id}: It was promised at`,
  );
});

it('checkpoints that changed places, are missing or were signed with another key are found', async () => {
  const log = await sealedLog();
  const forger = newSigner(log.signer.name);
  const notes = readFileSync(join(await exported(log), 'checkpoints.txt'), 'utf8').split(/(?<=\n)\n(?=contoh)/);
  expect(notes).toHaveLength(4);
  const withNotes = async (changed: readonly string[], outside: Outside = {}) => {
    const directory = await exported(log);
    writeFileSync(join(directory, 'checkpoints.txt'), changed.map((note) => `${note.trimEnd()}\n\n`).join(''));
    return told(await verified(log, directory, outside));
  };
  const [first = '', second = '', third = '', fourth = ''] = notes;
  expect(await withNotes([first, second, third, fourth])).toBe('');
  expect(await withNotes([first, third, second, fourth])).toContain('put in another order');
  expect(await withNotes([first, second, third.replace(/^\d+$/m, '31'), fourth])).toContain('signature does not fit');
  const forged = signed(forger, { number: 2, size: 30, root: Buffer.alloc(32), atMs: 0, completeMs: 0, previous: '' });
  expect(await withNotes([first, second, forged, fourth])).toContain('not signed by a key of this log');
  expect(await withNotes([])).toContain('There is no checkpoint');
  // Whoever signs everything anew with a key of his own is known by the key that partners have.
  expect(await withNotes(notes, { verifiers: [forger.verifier] })).toContain('not signed by a key of this log');
  const other = signed(log.signer, {
    number: 2,
    size: 30,
    root: Buffer.alloc(32, 1),
    atMs: log.clock.ms,
    completeMs: 0,
    previous: '',
  });
  expect(await withNotes([first, second, other, fourth])).toMatch(
    /does not follow from checkpoint 1|leaves are not those/,
  );
});

it('months that were dropped as a whole leave their leaves, and everything else is verified as before', async () => {
  const log = await testLog();
  const sealer = await log.seal();
  await log.record(10);
  await sealer.round();
  log.clock.ms = Date.parse('2026-12-03T00:00:00Z');
  await log.record(5);
  await sealer.round();
  await log.sql`drop table catatan.akses_2026_11`;
  const { findings, said } = await verified(log, await exported(log));
  expect(findings).toEqual([]);
  expect(said.join('\n')).toContain('10 rows are not there any more: rows are kept since 2026-11-30T17:00:00.000Z');
  // One row beside them is not hidden by it.
  await asOwner(log, `delete from catatan.akses where id = ${idAt(12)}`);
  log.clock.ms += 120 * minute;
  await sealer.round();
  await log.record(1);
  await sealer.round();
  await asOwner(log, `delete from catatan.akses where id = ${idAt(15)}`);
  expect(told(await verified(log, await exported(log)))).toContain('position 15: The row was deleted');
});

it('a row that lacks a column, or has another kind of value in it, is told as one that was changed', async () => {
  const log = await sealedLog();
  for (const [column, other] of [
    ['"putusan":', '"putusam":'],
    ['"orang":[', '"orang":["x",'],
    ['"row":{', '"row":[{'],
    ['"waktu":"', '"waktu":"x'],
  ] as const) {
    const directory = await exported(log);
    edit(directory, 'rows.ndjson', (lines) => lines.with(7, lines[7]?.replace(column, other) ?? ''));
    expect(told(await verified(log, directory)), column).toMatch(/was changed/);
  }
});

it('any bit of the rows and of the checkpoints that is flipped is found', async () => {
  const log = await sealedLog();
  const whole = await exported(log);
  const file = fc.constantFrom('rows.ndjson', 'checkpoints.txt');
  await fc.assert(
    fc.asyncProperty(file, fc.nat(), fc.nat(7), async (name, chosen, bit) => {
      const directory = `${whole}-flipped`;
      cpSync(whole, directory, { recursive: true });
      const bytes = readFileSync(join(directory, name));
      const at = chosen % bytes.length;
      // A line feed at a line's end, or one more, means nothing.
      if (bytes[at] === 10) return;
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      writeFileSync(join(directory, name), bytes);
      expect(told(await verified(log, directory)), `${name} at ${at}, bit ${bit}`).not.toBe('');
    }),
    { numRuns: 300 },
  );
});

it('any lines that are taken out, doubled or moved are found', async () => {
  const log = await sealedLog();
  const whole = await exported(log);
  await fc.assert(
    fc.asyncProperty(fc.nat(36), fc.nat(36), fc.constantFrom('out', 'doubled', 'moved'), async (at, to, what) => {
      const directory = `${whole}-moved`;
      cpSync(whole, directory, { recursive: true });
      if (what === 'moved' && at === to) return;
      edit(directory, 'rows.ndjson', (lines) => {
        const line = lines[at] ?? '';
        if (what === 'out') return lines.toSpliced(at, 1);
        if (what === 'doubled') return lines.toSpliced(to, 0, line);
        return lines.toSpliced(at, 1).toSpliced(to, 0, line);
      });
      expect(told(await verified(log, directory)), `${what} ${at} ${to}`).not.toBe('');
    }),
    { numRuns: 100 },
  );
});
