// An agreement lives by steps that one person proposes and another decides on; nobody takes one alone, and none is forgotten.
import { isStep, states, steps, stepsFrom } from '@bagi/agreements/life.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestSystem, type TestSystem } from '../system.ts';
import { budi, rini, type Stewards, stewardsOf } from './stewards.ts';

let system: TestSystem;
let stewards: Stewards;
beforeAll(async () => {
  system = await startTestSystem();
  stewards = stewardsOf(system);
});
afterAll(() => system.stop());

const refused = (reply: Awaited<ReturnType<Stewards['decide']>>) => {
  const { code, ...details } = reply.body.errors?.[0]?.extensions ?? {};
  return { code, ...details };
};
const stateOf = async (mitra: string) => {
  const { body } = await stewards.ask(rini, '{ daftarPerjanjian { mitra pokok versi keadaan sebab langkahBerikut } }');
  return body.data.daftarPerjanjian.find((one: { mitra: string }) => one.mitra === mitra);
};
const stepsOf = async (mitra: string) =>
  (
    await stewards.ask(
      rini,
      'query ($mitra: String) { langkahPerjanjian(mitra: $mitra) { id langkah dari sebab status pengusul pemutus nomorSurat pemusnah segera } }',
      { mitra },
    )
  ).body.data.langkahPerjanjian;

it('the database draws the same diagram', async () => {
  for (const state of states) {
    const [row] = await system.sql`select perjanjian.langkah_dari(${state}) as steps`;
    expect(row?.['steps'].toSorted(), state).toEqual(stepsFrom(state).toSorted());
  }
  for (const [step, { to }] of Object.entries(steps)) {
    const [row] = await system.sql`select perjanjian.tujuan(${step}) as state`;
    expect(row?.['state'], step).toBe(to);
  }
});

it('a step that one person proposes has no effect until another decides for it', async () => {
  const proposed = await stewards.propose(rini, { mitra: 'lan', langkah: 'TANGGUHKAN', sebab: 'HUKUM' });
  const { usulId, keadaan } = proposed.body.data.usulkanLangkah;
  expect(keadaan).toBe('BERLAKU');
  expect(refused(await stewards.decide(rini, usulId))).toEqual({ code: 'STEP_NOT_ALLOWED' });
  expect(refused(await stewards.decide(rini.toUpperCase(), usulId))).toEqual({ code: 'STEP_NOT_ALLOWED' });
  expect((await stateOf('lan')).keadaan).toBe('BERLAKU');
  const decided = await stewards.decide(budi, usulId);
  expect(decided.body.data.putuskanLangkah).toEqual({
    usulId,
    keadaan: 'DITANGGUHKAN',
    langkahBerikut: ['LANJUTKAN', 'AKHIRI'],
  });
  // Lost answers: the same decision again says the same.
  expect((await stewards.decide(budi, usulId)).body).toEqual(decided.body);
  expect(refused(await stewards.decide('p-siti', usulId))).toMatchObject({ code: 'STEP_NOT_ALLOWED' });
  await stewards.take({ mitra: 'lan', langkah: 'LANJUTKAN' });
  expect((await stateOf('lan')).keadaan).toBe('BERLAKU');
});

it('a step is taken by a person: a token that names none takes none', async () => {
  const proposed = await stewards.propose('', { mitra: 'lan', langkah: 'TANGGUHKAN', sebab: 'HUKUM' });
  expect(refused(proposed)).toEqual({ code: 'BAD_USER_INPUT' });
  expect(await stewards.decide('', 'x')).toMatchObject({
    body: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
  });
});

it.each([...states])('in the state %s every other step is refused, with those that are possible', async (state) => {
  const mitra = 'bkn-auditor';
  const { pokok } = await stateOf(mitra);
  await system.sql`insert into perjanjian.keadaan (mitra, pokok, keadaan, sejak) values (${mitra}, ${pokok}, ${state}, clock_timestamp())`;
  for (const langkah of Object.keys(steps).filter((step) => isStep(step) && !stepsFrom(state).includes(step))) {
    const reply = await stewards.propose(rini, { mitra, langkah, sebab: 'HUKUM', pemusnah: 'Contoh' });
    expect(refused(reply), langkah).toEqual({ code: 'STEP_NOT_ALLOWED', status: state, allowed: stepsFrom(state) });
  }
  await system.sql`insert into perjanjian.keadaan (mitra, pokok, keadaan, sejak) values (${mitra}, ${pokok}, 'BERLAKU', clock_timestamp())`;
});

it('a cause that the agreement does not know is refused, with those that it knows', async () => {
  const reply = await stewards.propose(rini, { mitra: 'lan', langkah: 'TANGGUHKAN', sebab: 'KAHAR' });
  expect(refused(reply)).toEqual({ code: 'BAD_USER_INPUT', allowed: ['PELANGGARAN', 'HUKUM'] });
  expect(reply.body.errors?.[0]?.message).toContain('PELANGGARAN, HUKUM');
});

it('a suspension for a breach has effect at once by one person; to turn it away is to lift it, and another must', async () => {
  const mitra = 'setneg-siapp';
  const waiting = await stewards.propose(rini, { mitra, langkah: 'TANGGUHKAN', sebab: 'KAHAR' });
  const step = { mitra, langkah: 'TANGGUHKAN', sebab: 'PELANGGARAN', segera: true };
  const { usulId, keadaan } = (await stewards.propose(rini, step)).body.data.usulkanLangkah;
  expect(keadaan).toBe('DITANGGUHKAN');
  // What waited was proposed of another state.
  expect(refused(await stewards.decide(budi, waiting.body.data.usulkanLangkah.usulId))).toMatchObject({
    code: 'STEP_NOT_ALLOWED',
    status: 'DITANGGUHKAN',
  });
  expect(refused(await stewards.decide(rini, usulId, 'TOLAK'))).toEqual({ code: 'STEP_NOT_ALLOWED' });
  expect((await stewards.decide(budi, usulId, 'TOLAK')).body.data.putuskanLangkah.keadaan).toBe('BERLAKU');

  const second = (await stewards.propose(rini, step)).body.data.usulkanLangkah.usulId;
  const days =
    await system.sql`select sampai - diusulkan = interval '72 hours' as so from perjanjian.usul_langkah where id = ${second}`;
  expect(days).toEqual([{ so: true }]);
  expect((await stewards.decide(budi, second)).body.data.putuskanLangkah.keadaan).toBe('DITANGGUHKAN');
  await stewards.take({ mitra, langkah: 'LANJUTKAN' });
  // Nor does it come back to life with the state that it was proposed in.
  const late = await stewards.decide(budi, waiting.body.data.usulkanLangkah.usulId);
  expect(refused(late)).toMatchObject({ code: 'STEP_NOT_ALLOWED', status: 'BERLAKU' });
});

it('what may wait does not have effect at once', async () => {
  for (const step of [
    { mitra: 'setneg-siapp', langkah: 'TANGGUHKAN', sebab: 'KAHAR', segera: true },
    { mitra: 'setneg-siapp', langkah: 'AKHIRI', sebab: 'HUKUM', segera: true },
  ])
    expect(refused(await stewards.propose(rini, step)), step.langkah).toEqual({ code: 'STEP_NOT_ALLOWED' });
  expect((await stateOf('setneg-siapp')).keadaan).toBe('BERLAKU');
});

it('an end by notice waits until the notice that the paper asks for is over', async () => {
  const [{ given = '', over = '' } = {}] = await system.sql`
    select (perjanjian.hari_ini() - 29)::text as given, (perjanjian.hari_ini() + 1)::text as over`;
  const early = { mitra: 'setneg-siapp', langkah: 'AKHIRI', sebab: 'PEMBERITAHUAN', tanggalSurat: given };
  expect(refused(await stewards.propose(rini, early))).toEqual({ code: 'STEP_NOT_ALLOWED', day: over });
});

it('a proposal is one for its key, and one at a time for its agreement', async () => {
  const step = { mitra: 'bp-tapera', langkah: 'TANGGUHKAN', sebab: 'KAHAR' };
  const first = await stewards.propose(rini, step, 'kunci-0001');
  expect((await stewards.propose(rini, step, 'kunci-0001')).body).toEqual(first.body);
  const other = await stewards.propose(rini, { ...step, sebab: 'HUKUM' }, 'kunci-0001');
  expect(refused(other)).toEqual({ code: 'IDEMPOTENCY_KEY_REUSED' });
  expect(refused(await stewards.propose(budi, step))).toMatchObject({ code: 'STEP_NOT_ALLOWED' });
  // Whoever proposed may take it back.
  const { usulId } = first.body.data.usulkanLangkah;
  expect((await stewards.decide(rini, usulId, 'TOLAK')).body.data.putuskanLangkah.keadaan).toBe('BERLAKU');
});

it('a proposal that nobody decides on in seven days is void', async () => {
  const proposed = await stewards.propose(rini, { mitra: 'bp-tapera', langkah: 'TANGGUHKAN', sebab: 'KAHAR' });
  const { usulId } = proposed.body.data.usulkanLangkah;
  await system.sql.begin(async (sql) => {
    // A week passes; what is written is otherwise never changed.
    await sql`alter table perjanjian.usul_langkah disable trigger tetap`;
    await sql`update perjanjian.usul_langkah set sampai = sampai - interval '7 days' where id = ${usulId}`;
    await sql`alter table perjanjian.usul_langkah enable trigger tetap`;
  });
  expect(refused(await stewards.decide(budi, usulId))).toEqual({ code: 'STEP_NOT_ALLOWED' });
  expect((await stepsOf('bp-tapera'))[0]).toMatchObject({ id: usulId, status: 'KEDALUWARSA', pemutus: null });
  // The next is not kept waiting by it.
  const next = await stewards.propose(rini, { mitra: 'bp-tapera', langkah: 'TANGGUHKAN', sebab: 'KAHAR' });
  await stewards.decide(budi, next.body.data.usulkanLangkah.usulId, 'TOLAK');
});

it('an agreement ends, and is closed by the statement that what was received is destroyed; nothing leads back', async () => {
  const mitra = 'lan';
  await stewards.take({ mitra, langkah: 'AKHIRI', sebab: 'KESEPAKATAN' });
  const closing = { mitra, langkah: 'TUTUP', nomorSurat: 'BA-PEMUSNAHAN/7/2026', tanggalSurat: '2026-11-20' };
  expect(refused(await stewards.propose(rini, closing))).toEqual({ code: 'BAD_USER_INPUT' });
  await stewards.take({ ...closing, pemusnah: 'Pusdatin LAN' });
  expect(await stateOf(mitra)).toMatchObject({ keadaan: 'DITUTUP', langkahBerikut: [] });
  for (const langkah of Object.keys(steps))
    expect(refused(await stewards.propose(rini, { mitra, langkah, pemusnah: 'X' })), langkah).toMatchObject({
      code: 'STEP_NOT_ALLOWED',
      allowed: [],
    });
  const [closed, ended] = await stepsOf(mitra);
  expect(closed).toMatchObject({
    langkah: 'TUTUP',
    dari: 'BERAKHIR',
    status: 'DISETUJUI',
    pengusul: rini,
    pemutus: budi,
    nomorSurat: 'BA-PEMUSNAHAN/7/2026',
    pemusnah: 'Pusdatin LAN',
  });
  expect(ended).toMatchObject({ langkah: 'AKHIRI', sebab: 'KESEPAKATAN', status: 'DISETUJUI' });
});

it('the history is only added to, also by whoever owns the tables', async () => {
  for (const table of ['usul_langkah', 'putusan_langkah', 'keadaan'])
    for (const change of [
      `update perjanjian.${table} set jalan = ''`,
      `delete from perjanjian.${table}`,
      `truncate perjanjian.${table}`,
    ])
      await expect(
        system.sql.unsafe(change.replace(`keadaan set jalan = ''`, 'keadaan set sebab = null')),
        change,
      ).rejects.toThrow('only added to');
});
