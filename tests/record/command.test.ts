// Exporting and verifying as an operator, a partner and an auditor call them: npm run record -- export, verify.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bagi } from '../cli/program.ts';
import { startTestSystem, type TestSystem } from '../system.ts';

let system: TestSystem;
const clock = { aheadMs: 0 };
const prefix = 'perintah';
beforeAll(async () => {
  system = await startTestSystem(
    { RECORD_SEAL_SECONDS: '86400', ROLE_PREFIX: prefix },
    { sealingNow: () => Date.now() + clock.aheadMs },
  );
});
afterAll(async () => system.stop());

const record = (...args: string[]) => bagi(system, prefix, 'record', ...args);

it('what was exported verifies by the keys, checkpoints and receipts that a partner has; what was changed in it does not', async () => {
  const reply = await system.ask('lan', '{ perjanjian { judul } }');
  clock.aheadMs += 61 * 60_000;
  // Not while a transaction of another test on this server began before.
  const ask = () => system.ask('lan', '{ perjanjian { judul } }');
  await expect.poll(async () => (await ask()).status).toBe(200);
  const later = await ask();
  const at = (name: string) => join(system.directory, name);
  writeFileSync(at('receipt'), `record-receipt: ${reply.headers.get('record-receipt')}\n`);
  writeFileSync(at('checkpoint'), `Record-Checkpoint: ${later.headers.get('record-checkpoint')}\n`);
  const { kunci } = (await (await fetch(`${system.url}/catatan/kunci`)).json()) as { kunci: { vkey: string }[] };
  writeFileSync(at('keys.txt'), kunci.map(({ vkey }) => `${vkey}\n`).join(''));

  const out = at('ekspor');
  expect(record('export', '--out', out)).toMatchObject({ status: 0, said: expect.stringMatching(/^\d+ rows/m) });
  const outside = ['--key', at('keys.txt'), '--checkpoint', at('checkpoint'), '--checkpoint', at('catatan')];
  outside.push('--receipt', at('receipt'));
  const good = record('verify', out, ...outside);
  expect(good.said).toMatch(/Receipt \S+ is kept: its row is at position \d+/);
  expect(good.said).toContain('Everything is as it was sealed.');
  expect(good.status).toBe(0);
  const rows = readFileSync(join(out, 'rows.ndjson'), 'utf8');
  writeFileSync(join(out, 'rows.ndjson'), rows.replace('"mitra":"lan"', '"mitra":"bkn"'));
  const bad = record('verify', out, ...outside);
  expect(bad.said).toMatch(/NOT AS SEALED {2}position \d+, row \S+: The row is not the one that was sealed/);
  expect(bad.status).toBe(1);
}, 180_000);

it('what cannot be looked at ends otherwise than what is wrong, and an unknown command says what there is', () => {
  expect(record('verify', join(system.directory, 'tidak-ada')).status).toBe(2);
  const unknown = record('lain');
  expect(unknown.status).toBe(2);
  expect(unknown.said).toContain('There is no command lain');
  expect(record('--help').said).toMatch(/export .*verify/s);
}, 180_000);
