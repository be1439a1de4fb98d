// In production every agreement begins as a draft; by commands, two persons take it into force, hold it back, and read what was done.
import { noteAgreements } from '@bagi/life/note.ts';
import { compose } from '@bagi/schema/compose.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLibrary } from '../../start/library.ts';
import { bagi } from '../cli/program.ts';
import { startTestSystem, type TestSystem } from '../system.ts';

const prefix = 'langkah';
let system: TestSystem;
beforeAll(async () => {
  const library = openLibrary(compose().schema, false);
  // As the first start in production does; the one that follows leaves what is there.
  system = await startTestSystem({ ROLE_PREFIX: prefix }, { prepare: (sql) => noteAgreements(sql, library, false) });
});
afterAll(() => system.stop());

const agreement = (...args: string[]) => bagi(system, prefix, 'agreement', ...args);

const ask = (partner: string) => system.ask(partner, '{ perjanjian { judul } }');
const letter = ['--letter', 'CONTOH/1', '--date', '2026-01-05', '--why', 'Contoh'];

it('a draft gives nothing until one person proposes and another approves, and then that agreement alone', async () => {
  const drafts = agreement('list', '--json');
  expect(drafts.status).toBe(0);
  const states = (JSON.parse(drafts.said) as { keadaan: string }[]).map(({ keadaan }) => keadaan);
  expect(states.length).toBeGreaterThan(4);
  expect(new Set(states)).toEqual(new Set(['RANCANGAN']));
  await expect
    .poll(async () => (await ask('lan')).body.errors?.[0]?.extensions)
    .toMatchObject({ code: 'AGREEMENT_NOT_IN_FORCE' });
  expect((await ask('bkn')).status).toBe(403);

  const proposed = agreement('activate', 'lan', '--officer', 'p-17', ...letter);
  expect(proposed).toMatchObject({ status: 0, said: expect.stringContaining('RANCANGAN') });
  const [proposal = ''] = proposed.said.split('\n');
  const alone = agreement('approve', proposal, '--officer', 'p-17');
  expect(alone.status).toBe(1);
  expect(agreement('approve', proposal, '--officer', 'p-23')).toMatchObject({
    status: 0,
    said: expect.stringContaining('The agreement is BERLAKU.'),
  });
  await expect.poll(async () => (await ask('lan')).status).toBe(200);
  expect((await ask('bkn')).status).toBe(403);
}, 180_000);

it('what may not wait is held back by one person, and the history names who did what by which command', async () => {
  const suspended = agreement(
    'suspend',
    'lan',
    '--cause',
    'PELANGGARAN',
    '--immediate',
    '--officer',
    'p-23',
    ...letter,
  );
  expect(suspended).toMatchObject({ status: 0, said: expect.stringContaining('DITANGGUHKAN') });
  await expect.poll(async () => (await ask('lan')).status).toBe(403);
  expect(JSON.parse(agreement('history', 'lan', '--json').said)).toMatchObject([
    { langkah: 'TANGGUHKAN', sebab: 'PELANGGARAN', pengusul: 'p-23', pemutus: null },
    { langkah: 'AKTIFKAN', pengusul: 'p-17', pemutus: 'p-23' },
  ]);
  const ways = await system.sql`select jalan from perjanjian.usul_langkah`;
  expect(ways.every(({ jalan }) => /^perintah \S+/.test(String(jalan)))).toBe(true);
}, 180_000);

it('a command that lacks something says what, changes nothing, and ends with 2', async () => {
  const [before] = await system.sql`select count(*)::int as steps from perjanjian.usul_langkah`;
  for (const args of [['lain'], ['end', 'lan', '--officer', 'p-17'], ['activate', 'lan', ...letter]]) {
    const { status, said } = agreement(...args);
    expect(status, said).toBe(2);
    expect(said).not.toMatch(/\n\s+at /);
  }
  const [after] = await system.sql`select count(*)::int as steps from perjanjian.usul_langkah`;
  expect(after).toEqual(before);
}, 180_000);
