// A verdict is one bit, and enough bits are a birth date: mismatches are counted before anything is compared, and run out.
import { inForce } from '@bagi/agreements/inForce.ts';
import type { Library } from '@bagi/agreements/library.ts';
import { openPool } from '@bagi/database/connect.ts';
import { roleName, rolePassword } from '@bagi/migrations/roles.ts';
import { compose } from '@bagi/schema/compose.ts';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openLibrary } from '../../start/library.ts';
import { bandung, guruPppk, setneg } from '../people.ts';
import { startTestSystem, type TestSystem } from '../system.ts';
import { many, nobody, one, type Sent, truth } from './registrants.ts';

const { schema } = compose();
const signed = openLibrary(schema, false);
const taspen = signed.get('taspen-life') ?? [];
const rivals = ['asuransi-satu', 'asuransi-dua', 'asuransi-tiga', 'asuransi-empat'];
/** More insurers, each with an agreement like that of Taspen Life. */
const library: Library = new Map([
  ...signed,
  ...rivals.map((partner): [string, typeof taspen] => [
    partner,
    taspen.map((version) => ({ ...version, agreement: { ...version.agreement, partner } })),
  ]),
]);
const prefix = 'budget';
const secret = Buffer.alloc(32, 9);

let system: TestSystem;
let asep: Sent;
let guru: Sent;
let role: Sql;
beforeAll(async () => {
  system = await startTestSystem({ ROLE_PREFIX: prefix, SEAL_KEY: secret.toString('hex') }, { library });
  [asep, guru] = (await truth(system.sql, [bandung.nip, guruPppk.nip])) as [Sent, Sent];
  const name = roleName(prefix, inForce(library, 'taspen-life', Date.now()));
  const url = new URL(system.databaseUrl);
  url.username = name;
  url.password = rolePassword(secret, name);
  role = openPool(url.href, { max: 2, applicationName: 'tests as taspen-life' });
});
afterAll(async () => {
  await role.end({ timeout: 5 });
  await system.stop();
});
beforeEach(() => system.sql`delete from verifikasi.beban`);

async function said(data: Sent, partner = 'taspen-life'): Promise<string> {
  const { body } = await system.ask(partner, one, { data });
  return String(body.errors?.[0]?.extensions.code ?? body.data.verifikasiAsn);
}

const birthday = (index: number) => new Date(Date.UTC(1960, 0, 1 + index)).toISOString().slice(0, 10);
const guess = (index: number): Sent => ({ ...asep, tanggalLahir: birthday(index) });

it('after three mismatches of a NIP nothing more is told of it, not even the truth; of others it is', async () => {
  for (const index of [1, 2, 3]) expect(await said(guess(index))).toBe('TIDAK_SESUAI');
  const { status, body } = await system.ask('taspen-life', one, { data: asep });
  expect(status).toBe(429);
  expect(body.errors?.[0]?.extensions).toEqual({
    code: 'QUOTA_EXCEEDED',
    day: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
  });
  expect(await said(guru)).toBe('SESUAI');
});

it('what is right, and what is nobody, costs nothing', async () => {
  for (let time = 0; time < 5; time++) {
    expect(await said(asep)).toBe('SESUAI');
    expect(await said({ ...asep, nip: nobody })).toBe('DATA_TIDAK_DITEMUKAN');
  }
});

it('whether anybody has a NIP makes no difference to its budget', async () => {
  const { nip } = asep;
  const spent = async (sent: Sent) => {
    await system.sql`delete from verifikasi.beban`;
    for (const _ of [1, 2, 3]) await role`select * from verifikasi.bebankan(array[${sent.nip}])`;
    return (await system.ask('taspen-life', one, { data: sent })).text;
  };
  expect(await spent({ ...asep, nip: nobody })).toBe(await spent({ ...asep, nip }));
});

it('a mismatch counts for thirty days, and the refusal names the first day after', async () => {
  for (const index of [1, 2, 3]) await said(guess(index));
  const { body } = await system.ask('taspen-life', one, { data: asep });
  const [due] = await system.sql`
    select ((min(sampai) at time zone 'Asia/Jakarta')::date + 1)::text as day, bool_and(sampai - pada = interval '30 days') as month from verifikasi.beban`;
  expect(due?.month).toBe(true);
  expect(body.errors?.[0]?.extensions.day).toBe(due?.day);
  await system.sql`update verifikasi.beban set sampai = sampai - interval '30 days' + interval '5 seconds'`;
  expect(await said(asep)).toBe('QUOTA_EXCEEDED');
  await system.sql`update verifikasi.beban set sampai = now()`;
  expect(await said(asep)).toBe('SESUAI');
});

it('ten thousand guesses at a birth date gain nothing beyond the first three', { timeout: 120_000 }, async () => {
  const told: string[] = [];
  // Alone, in pairs, and by the hundred; the truth is among them.
  for (let index = 0; index < 50; index++) told.push(await said(guess(index)));
  for (let batch = 0; batch < 99; batch++) {
    const data = Array.from({ length: batch % 2 === 0 ? 100 : 2 }, (_, index) => guess(50 + batch * 100 + index));
    const { body } = await system.ask('taspen-life', many, { data });
    told.push(...(body.errors ? ['QUOTA_EXCEEDED'] : (body.data.verifikasiAsnBanyak as string[])));
  }
  for (let batch = 0; batch < 100; batch++) {
    const data = Array.from({ length: 100 }, (_, index) => guess(batch * 100 + index));
    const { body } = await system.ask('taspen-life', many, { data });
    told.push(...(body.errors ? ['QUOTA_EXCEEDED'] : (body.data.verifikasiAsnBanyak as string[])));
  }
  expect(Array.from({ length: 10_000 }, (_, index) => birthday(index))).toContain('1987-04-12');
  told.push(await said(asep));
  expect(told.filter((word) => word !== 'QUOTA_EXCEEDED')).toEqual(['TIDAK_SESUAI', 'TIDAK_SESUAI', 'TIDAK_SESUAI']);
});

it('a batch with one row that is no longer answered is refused whole, names it, and costs the others nothing', async () => {
  for (const index of [1, 2, 3]) await said(guess(index));
  const before = await system.sql`select count(*)::int as n from verifikasi.beban`;
  const { body } = await system.ask('taspen-life', many, { data: [guru, asep, guru] });
  expect(body.errors?.[0]?.message).toMatch(/^Entry 2 of data: too many/);
  expect(await system.sql`select count(*)::int as n from verifikasi.beban`).toEqual(before);
  expect((await system.ask('taspen-life', many, { data: Array.from({ length: 4 }, () => guru) })).status).toBe(429);
});

it('many at once cannot overspend', async () => {
  const told = await Promise.all(Array.from({ length: 30 }, (_, index) => said(guess(index))));
  expect(told.filter((word) => word === 'TIDAK_SESUAI')).toHaveLength(3);
  expect(told.filter((word) => word === 'QUOTA_EXCEEDED')).toHaveLength(27);
});

it('a charge waits for one of the same NIP that is not committed yet, and then counts it', async () => {
  const isWaiting = async () =>
    (await system.sql`select from pg_locks where locktype = 'advisory' and not granted`).length > 0;
  let second: Promise<Record<string, unknown>[]> | undefined;
  await role.begin(async (transaction) => {
    await transaction`select * from verifikasi.bebankan(array[${asep.nip}, ${asep.nip}, ${asep.nip}])`;
    const ended = { second: false };
    second = Promise.resolve(role`select * from verifikasi.bebankan(array[${asep.nip}])`).finally(
      () => (ended.second = true),
    );
    while (!ended.second && !(await isWaiting()));
    expect(ended.second).toBe(false);
  });
  expect((await second)?.[0]).toMatchObject({ permohonan: null, terlampaui: [1] });
});

it('over all partners there are ten, whoever comes last; each alone still has three', async () => {
  const told: string[] = [];
  for (const partner of ['taspen-life', ...rivals])
    for (let index = 0; index < 4; index++) told.push(`${partner} ${await said(guess(index), partner)}`);
  const mismatches = (partner: string) => told.filter((line) => line === `${partner} TIDAK_SESUAI`).length;
  expect(['taspen-life', ...rivals].map(mismatches)).toEqual([3, 3, 3, 1, 0]);
  const [own, others] = await Promise.all(
    ['taspen-life', 'asuransi-empat'].map(
      async (partner) => (await system.ask(partner, one, { data: asep })).body.errors?.[0],
    ),
  );
  // The words do not say whose mismatches they were.
  const worded = (text = '') => text.replaceAll(/\d{4}-\d{2}-\d{2}/g, 'DAY');
  expect(worded(own?.message)).toBe(worded(others?.message));
});

it('a verdict that never came stays charged: a crash is no free guess', async () => {
  for (const _ of [1, 2, 3]) await role`select * from verifikasi.bebankan(array[${asep.nip}])`;
  expect(await said(asep)).toBe('QUOTA_EXCEEDED');
});

it('the database itself gives no verdict without a charge that was committed, for that NIP, once', async () => {
  const verdicts = (sql: Sql, request: unknown, nip = asep.nip) => sql`
    select * from verifikasi.putuskan(${String(request)}::uuid, array[${nip}], array[${asep.nama}], array[null], array[null]::date[], array[null], array[null],
      array['III/c'], array[null])`;
  await expect(verdicts(role, '00000000-0000-0000-0000-000000000000')).rejects.toThrow('once');
  const charged = async () =>
    (await role`select permohonan from verifikasi.bebankan(array[${asep.nip}])`)[0]?.permohonan;
  await expect(verdicts(role, await charged(), guru.nip)).rejects.toThrow('once');
  const request = await charged();
  expect(await verdicts(role, request)).toEqual([{ putusan: 'SESUAI' }]);
  await expect(verdicts(role, request)).rejects.toThrow('once');
  // In one transaction the charge could be taken back together with what was learnt.
  const together = role.begin(async (transaction) => {
    const [made] = await transaction`select permohonan from verifikasi.bebankan(array[${asep.nip}])`;
    return verdicts(transaction as unknown as Sql, made?.permohonan);
  });
  await expect(together).rejects.toThrow('once');
  const frozen = role.begin(
    'isolation level repeatable read',
    (transaction) => transaction`select * from verifikasi.bebankan(array[${asep.nip}])`,
  );
  await expect(frozen).rejects.toThrow('read committed');
  for (const hidden of [
    'select * from verifikasi.beban',
    'select * from verifikasi.kunci',
    'select nip from asn.asn',
    "select verifikasi.subjek('1')",
    "select * from verifikasi.banding(array['1'], null, null, null, null, null, null, null)",
  ])
    await expect(role.unsafe(hidden)).rejects.toThrow('permission denied');
});

it('charges name nobody', async () => {
  await said(guess(1));
  const [row] = await system.sql`select to_jsonb(b)::text as text from verifikasi.beban b`;
  for (const value of [asep.nip, asep.nama, bandung.id]) expect(row?.text).not.toContain(value);
});

it('what ended in the database alone is refused with its reason, and nothing is charged', async () => {
  const name = roleName(prefix, inForce(library, 'taspen-life', Date.now()));
  const refused = async () => (await system.ask('taspen-life', one, { data: asep })).body.errors?.[0]?.extensions;
  await system.sql`update perjanjian.akses set ditangguhkan = true where peran = ${name}`;
  expect(await refused()).toMatchObject({ code: 'AGREEMENT_NOT_IN_FORCE', reason: 'SUSPENDED' });
  await system.sql`update perjanjian.akses set ditangguhkan = false, sampai = current_date - 2 where peran = ${name}`;
  expect(await refused()).toMatchObject({ code: 'AGREEMENT_NOT_IN_FORCE', reason: 'ENDED' });
  await system.sql`update perjanjian.akses set sampai = null, sejak = current_date + 2 where peran = ${name}`;
  expect(await refused()).toMatchObject({ code: 'AGREEMENT_NOT_IN_FORCE', reason: 'NOT_BEGUN' });
  await system.sql`update perjanjian.akses set sejak = '2024-08-02' where peran = ${name}`;
  expect(await system.sql`select from verifikasi.beban`).toHaveLength(0);
  expect(await said(asep)).toBe('SESUAI');
});

it('whoever tries numbers or guesses raises an alarm, once, without a value in it', async () => {
  const alarms = () => system.logged.filter((line) => line.includes('enumeration')).map((line) => JSON.parse(line));
  const unknown = Array.from({ length: 100 }, (_, index) => ({
    ...guru,
    nip: `19000101190001${String(index).padStart(4, '0')}`,
  }));
  await system.ask('asuransi-satu', many, { data: unknown });
  expect(alarms()).toEqual([]);
  await system.ask('asuransi-satu', many, { data: unknown });
  await system.ask('asuransi-satu', many, { data: unknown });
  expect(alarms()).toEqual([
    expect.objectContaining({
      level: 'warn',
      security: 'enumeration',
      partner: 'asuransi-satu',
      verdict: 'DATA_TIDAK_DITEMUKAN',
      share: 1,
    }),
  ]);
  const known = await system.sql`select nip from asn.asn where nip is not null order by nip limit 250`;
  const wrong = (
    await truth(
      system.sql,
      known.map(({ nip }) => String(nip)),
    )
  ).map((sent) => ({ ...sent, nama: 'Orang Lain', golongan: 'I/a' }));
  for (let start = 0; start < 250; start += 50)
    await system.ask('asuransi-dua', many, { data: wrong.slice(start, start + 50) });
  expect(alarms().map(({ partner, verdict }) => [partner, verdict])).toContainEqual(['asuransi-dua', 'TIDAK_SESUAI']);
  const metrics = await (await fetch(`${system.url}/metrics`)).text();
  expect(metrics).toMatch(
    /bagi_enumeration_alarms_total\{partner="asuransi-satu",verdict="DATA_TIDAK_DITEMUKAN".*\} 1/,
  );
  expect(metrics).toMatch(/bagi_verdicts_total\{partner="asuransi-satu",verdict="DATA_TIDAK_DITEMUKAN".*\} 300/);
  expect(JSON.stringify(alarms())).not.toContain(guru.nip);
});

it('charges that no longer count are swept away by those that follow', async () => {
  for (const index of [1, 2]) await said(guess(index));
  await system.sql`update verifikasi.beban set sampai = now()`;
  await said({ ...(await truth(system.sql, [setneg.nip]))[0], nama: 'Lain' } as Sent);
  expect(await system.sql`select from verifikasi.beban`).toHaveLength(1);
});
