// What is sent about proposals is refused where it must be, with what to do instead; and tells nothing of whom it must not tell.
import { randomUUID } from 'node:crypto';
import { openPool } from '@bagi/database/connect.ts';
import { applierName } from '@bagi/migrations/applierRole.ts';
import { rolePassword } from '@bagi/migrations/roles.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bandung, pembinaIVa, setneg, widyaiswara } from '../people.ts';
import { dataUsulan } from '../stories/dataUsulan.ts';
import { startTestSystem, type TestSystem } from '../system.ts';
import { pic, registerPic } from './conversation.ts';
import { document, pertek, refused, send, sent } from './sends.ts';

const secret = Buffer.alloc(32, 3);
const prefix = 'siapp';
let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem({ ROLE_PREFIX: prefix, SEAL_KEY: secret.toString('hex') });
  await registerPic({ system } as Parameters<typeof registerPic>[0]);
});
afterAll(() => system.stop());

/** Statements since the last call, but for those by which it is looked for what was left behind, now and then. */
const statements = () => system.statements().filter((text) => !text.includes('"coba_lagi" <'));

let month = 0;
/** A proposal of its own for each test, of the kind that asks for the fewest documents. */
const masukan = (asnId: string = setneg.id, kind = '28') => ({
  periode: `20${30 + Math.floor(month / 12)}-${String((month++ % 12) + 1).padStart(2, '0')}-01`,
  asnId,
  detailLayananId: kind,
  dataUsulan: dataUsulan[kind],
});
const begun = async (asnId?: string, kind?: string): Promise<string> =>
  (await sent(system, 'kirimUsulan', masukan(asnId, kind))).usulanId;
const approval = (usulanId: string, more = {}) => ({
  usulanId,
  nipApproval: pic.nip,
  namaApproval: pic.nama,
  jenisUsulan: 'Baru',
  ...more,
});
async function approved(): Promise<string> {
  const usulanId = await begun();
  const missing = (await refused(system, 'setujuiUsulan', approval(usulanId)))['missing'] as string[];
  for (const one of missing) await document(system, usulanId, one.split(' ', 1)[0] ?? '');
  await sent(system, 'setujuiUsulan', approval(usulanId));
  return usulanId;
}

describe('whom the agreement is not about', () => {
  it('nobody can be proposed for whom golongan IV/b is too high: it looks like nobody, to the byte and the statement', async () => {
    const replies = [];
    for (const asnId of [pembinaIVa.id, bandung.id, '00000000000000000000000000000FFF']) {
      system.statements();
      const { status, text } = await send(system, 'kirimUsulan', { ...masukan(), periode: '2029-01-01', asnId });
      replies.push({ status, text, statements: statements() });
    }
    expect(replies[1]).toEqual(replies[0]);
    expect(replies[2]).toEqual(replies[0]);
    expect(replies[0]?.text).toContain('asnId names nobody');
  });

  it('a proposal about somebody hidden is like one that never was, whatever is tried with it', async () => {
    await system.sql`
      insert into usulan.usulan (id, asn_id, detail_layanan_id, kelompok, status) values ('outside', ${pembinaIVa.id}, '11', 'KP', 'DIKIRIM')`;
    const day = '2026-11-21';
    const decree = {
      nomorKeppres: '1',
      tanggal: day,
      judul: 'x',
      downloadUrl: 'https://siapp.example/1',
      nip: setneg.nip,
    };
    const tries: [string, (usulanId: string) => object][] = [
      ['unggahDokumenUsulan', (usulanId) => ({ usulanId, referensiDokumenId: '101' })],
      ['setujuiUsulan', (usulanId) => approval(usulanId)],
      ['terimaHasilBiroApp', (usulanId) => ({ usulanId, status: 'BTL', tanggalVerifikasi: day })],
      ['terimaSalinanKeppres', (usulanId) => ({ usulanId, ...decree })],
    ];
    for (const [mutation, made] of tries) {
      const replies = [];
      for (const usulanId of ['outside', 'absents']) {
        system.statements();
        const { status, text } = await send(system, mutation, { ...made(usulanId) });
        replies.push({ status, text, statements: statements() });
      }
      expect(replies[0], mutation).toEqual(replies[1]);
      expect(replies[0]?.text, mutation).toContain('names no proposal');
    }
    await system.sql`delete from usulan.usulan where id = 'outside'`;
  });

  it('a PIC is registered without a word on whether there is such a person', async () => {
    const told = [];
    for (const { nip, id } of [bandung, { nip: '190001011900011999', id: randomUUID() }]) {
      system.statements();
      const { beri, cabut } = await sent(system, 'kelolaPic', { nip, id, kp: 'BERI' });
      told.push({ beri, cabut, statements: statements() });
    }
    expect(told[0]).toEqual(told[1]);
  });
});

describe('the form', () => {
  it('every field that is wrong is named, data by their JSON pointer, without their values', async () => {
    const wrong = { pangkatBaru: { golonganRuangId: '99', tmt: '2026-13-01', masaKerja: { tahun: 1 } }, gaji: 1 };
    const told = await refused(system, 'kirimUsulan', { ...masukan(), detailLayananId: '11', dataUsulan: wrong });
    expect(told.code).toBe('BAD_USER_INPUT');
    const faults = told['faults'] as string[];
    expect(faults.map((fault) => fault.split(':', 1).join('')).toSorted()).toEqual([
      'dataUsulan/gaji',
      'dataUsulan/pangkatBaru/golonganRuangId',
      'dataUsulan/pangkatBaru/masaKerja/bulan',
      'dataUsulan/pangkatBaru/tmt',
    ]);
    expect(JSON.stringify(told)).not.toMatch(/"99"|2026-13/);
  });

  it('the schema that a kind is judged by can be read, and is a JSON Schema', async () => {
    const { body } = await system.ask('setneg-siapp', '{ referensi { jenisLayanan { id skemaDataUsulan } } }');
    for (const { id, skemaDataUsulan } of body.data.referensi.jenisLayanan) {
      const schema = JSON.parse(skemaDataUsulan);
      expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' });
      expect(schema.$id).toContain(`:${id}`);
    }
  });

  it('data are taken as they stand in a document, too', async () => {
    const { asnId, periode } = masukan();
    const { body } = await system.ask(
      'setneg-siapp',
      `mutation { kirimUsulan(kunci: "${randomUUID()}", masukan: { asnId: "${asnId}", periode: "${periode}", detailLayananId: "32",
        dataUsulan: { jabatanLama: { jabatanFungsionalId: "a", tmt: "2020-01-01" }, alasan: "Contoh" } }) { status } }`,
    );
    expect(body).toEqual({ data: { kirimUsulan: { status: 'DIKIRIM' } } });
  });

  it('a kind of proposal or of document that there is not is refused by name', async () => {
    const unknown = await refused(system, 'kirimUsulan', { ...masukan(), detailLayananId: '99' });
    expect(unknown['faults']).toEqual([expect.stringMatching(/^detailLayananId: /)]);
    const usulanId = await begun();
    expect((await refused(system, 'unggahDokumenUsulan', { usulanId, referensiDokumenId: '999' })).code).toBe(
      'BAD_USER_INPUT',
    );
    const other = { usulanId, referensiDokumenId: '105' };
    expect(await refused(system, 'unggahDokumenUsulan', other)).toMatchObject({ field: 'referensiDokumenId' });
  });
});

describe('the steps', () => {
  it('what is not possible is refused, with what is', async () => {
    const usulanId = await begun();
    const stage = { usulanId, statusTahapan: 12 };
    expect(await refused(system, 'verifikasiUsulan', stage)).toMatchObject({
      code: 'STEP_NOT_ALLOWED',
      status: 'DIKIRIM',
      allowed: ['KIRIM', 'DOKUMEN', 'SETUJUI_BARU'],
    });
    expect(await refused(system, 'setujuiUsulan', approval(usulanId, { jenisUsulan: 'Perbaikan' }))).toMatchObject({
      code: 'STEP_NOT_ALLOWED',
    });
    const verdict = { usulanId, status: 'APPROVED', tanggalVerifikasi: '2026-11-21' };
    expect(await refused(system, 'terimaHasilBiroApp', verdict)).toMatchObject({ code: 'STEP_NOT_ALLOWED' });
    expect(await refused(system, 'serahkanKeBiroApp', { usulanId })).toMatchObject({ code: 'STEP_NOT_ALLOWED' });
    expect(await refused(system, 'unggahPertek', { usulanId })).toMatchObject({ code: 'STEP_NOT_ALLOWED' });
    const [row] = await system.sql`select count(*)::int as steps from usulan.perjalanan where usulan_id = ${usulanId}`;
    expect(row).toEqual({ steps: 1 });
  });

  it('nothing is sent for what is being verified, and nothing follows an end', async () => {
    const usulanId = await approved();
    expect(await refused(system, 'unggahDokumenUsulan', { usulanId, referensiDokumenId: '101' })).toMatchObject({
      code: 'STEP_NOT_ALLOWED',
      status: 'DISETUJUI_PIC',
      allowed: ['VERIFIKASI'],
    });
    await sent(system, 'verifikasiUsulan', { usulanId, statusTahapan: 13, hasil: 'TMS', keterangan: 'Contoh' });
    expect(await refused(system, 'verifikasiUsulan', { usulanId, statusTahapan: 12 })).toMatchObject({
      status: 'TMS',
      allowed: [],
    });
  });

  it('a verdict that is not APPROVED says why, and a stage is one of the table', async () => {
    const usulanId = await approved();
    const stage = { usulanId, statusTahapan: 14, hasil: 'BTL' };
    expect((await refused(system, 'verifikasiUsulan', stage))['faults']).toEqual([
      expect.stringContaining('keterangan'),
    ]);
    expect(await refused(system, 'verifikasiUsulan', { usulanId, statusTahapan: 998 })).toMatchObject({
      field: 'statusTahapan',
    });
  });

  it('the documents of the position held are demanded of its holders alone', async () => {
    const missing = async (asnId: string) => {
      const usulanId = await begun(asnId, '12');
      return (await refused(system, 'setujuiUsulan', approval(usulanId)))['missing'] as string[];
    };
    const [ofWidyaiswara, ofOthers] = [await missing(widyaiswara.id), await missing(setneg.id)];
    expect(ofWidyaiswara.filter((one) => !ofOthers.includes(one))).toEqual([
      expect.stringMatching(/^113 Berita Acara/),
    ]);
    expect(ofOthers.filter((one) => !ofWidyaiswara.includes(one))).toEqual([]);
  });

  it('only a PIC of the right group approves, until the access is taken', async () => {
    const usulanId = await begun();
    const other = { nip: '198505052010011902', id: randomUUID() };
    const asOther = approval(usulanId, { nipApproval: other.nip });
    expect(await refused(system, 'setujuiUsulan', asOther)).toMatchObject({ field: 'nipApproval' });
    await sent(system, 'kelolaPic', { ...other, kp: 'BERI' });
    expect(await refused(system, 'setujuiUsulan', asOther)).toMatchObject({ field: 'nipApproval' });
    await sent(system, 'kelolaPic', { ...other, pemberhentian: 'BERI' });
    expect(await refused(system, 'setujuiUsulan', asOther)).toMatchObject({ code: 'DOCUMENTS_MISSING' });
    expect(await sent(system, 'kelolaPic', { ...other, pemberhentian: 'CABUT' })).toMatchObject({
      beri: [],
      cabut: ['PEMBERHENTIAN'],
    });
    expect(await refused(system, 'setujuiUsulan', asOther)).toMatchObject({ field: 'nipApproval' });
  });

  it('a ralat needs a pertek before it, and a file of its own; the first stays as it was', async () => {
    const usulanId = await approved();
    await sent(system, 'verifikasiUsulan', { usulanId, statusTahapan: 16, hasil: 'APPROVED' });
    await expect(pertek(system, usulanId, '2001', 'Perbaikan')).rejects.toThrow('STEP_NOT_ALLOWED');
    await pertek(system, usulanId, '2001');
    const before = await system.sql`select * from usulan.pertek where usulan_id = ${usulanId}`;
    const again = { usulanId, nomorPertek: '2002', tanggalPertek: '2026-11-21', jenisPertek: 'Perbaikan' };
    const used = {
      ...again,
      unggahanId: String(before[0]?.['dokumen_id']),
      sha256: await sumOf(before[0]?.['dokumen_id']),
    };
    expect(await refused(system, 'terbitkanPertek', used)).toMatchObject({ field: 'unggahanId' });
    await pertek(system, usulanId, '2002', 'Perbaikan');
    const after = await system.sql`select * from usulan.pertek where usulan_id = ${usulanId} order by urutan`;
    expect(after).toHaveLength(2);
    expect(after[0]).toEqual(before[0]);
  });
});

const sumOf = async (id: unknown) => {
  const [row] = await system.sql`select sha256 from usulan.dokumen where id = ${String(id)}`;
  return String(row?.['sha256']);
};

describe('the key', () => {
  it('the same again is the same proposal and moves nothing; something else under it is refused', async () => {
    const [kunci, record] = [randomUUID(), masukan()];
    const first = await send(system, 'kirimUsulan', record, kunci);
    const again = await send(system, 'kirimUsulan', record, kunci);
    expect(again.text).toBe(first.text);
    const { usulanId } = first.body.data.kirimUsulan;
    const [row] = await system.sql`select count(*)::int as steps from usulan.perjalanan where usulan_id = ${usulanId}`;
    expect(row).toEqual({ steps: 1 });
    const other = await send(system, 'kirimUsulan', { ...record, periode: '2049-01-01' }, kunci);
    expect([other.status, other.body.errors?.[0]?.extensions['code']]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('ten at once begin one proposal, under one key or under ten', async () => {
    for (const keyOf of [() => 'satu-kunci-bersama', () => randomUUID()]) {
      const record = masukan();
      const replies = await Promise.all(Array.from({ length: 10 }, () => send(system, 'kirimUsulan', record, keyOf())));
      const ids = new Set(replies.map(({ body }) => body.data.kirimUsulan.usulanId));
      expect(ids.size).toBe(1);
    }
  });

  it('an address asked for again is a new one for the same file', async () => {
    const usulanId = await begun();
    const [kunci, record] = [randomUUID(), { usulanId, referensiDokumenId: await anyOf(usulanId) }];
    const first = (await send(system, 'unggahDokumenUsulan', record, kunci)).body;
    const again = (await send(system, 'unggahDokumenUsulan', record, kunci)).body;
    expect(again.data.unggahDokumenUsulan.unggahanId).toBe(first.data.unggahDokumenUsulan.unggahanId);
  });
});

const anyOf = async (usulanId: string) => {
  const missing = (await refused(system, 'setujuiUsulan', approval(usulanId)))['missing'] as string[];
  return missing[0]?.split(' ', 1)[0] ?? '';
};

describe('the database alone', () => {
  it('keeps what happened: nobody changes or removes a step, nor the applier a pertek', async () => {
    const url = new URL(system.databaseUrl);
    url.username = applierName(prefix);
    url.password = rolePassword(secret, url.username);
    const applier = openPool(url.href, { max: 1, applicationName: 'tests as applier' });
    for (const statement of [
      'update usulan.perjalanan set ke = dari',
      'delete from usulan.perjalanan',
      "update usulan.pertek set nomor_pertek = '0000'",
      'delete from usulan.pertek',
      'delete from usulan.dokumen',
      "update usulan.tahap set keterangan = 'x'",
    ])
      await expect(applier.unsafe(statement), statement).rejects.toThrow('permission denied');
    await applier.end({ timeout: 5 });
    for (const statement of [
      'update usulan.perjalanan set ke = dari',
      'delete from usulan.perjalanan',
      'truncate usulan.perjalanan',
    ])
      await expect(system.sql.unsafe(statement), statement).rejects.toThrow('neither changed nor removed');
  });

  it('takes no proposal from the applier but one that was sent, about somebody whom its sender may propose', async () => {
    const url = new URL(system.databaseUrl);
    url.username = applierName(prefix);
    url.password = rolePassword(secret, url.username);
    const applier = openPool(url.href, { max: 1, applicationName: 'tests as applier' });
    const add = (id: string, asnId: string) =>
      applier`insert into usulan.usulan (id, asn_id, detail_layanan_id, status) values (${id}, ${asnId}, '11', 'DRAF')`;
    await expect(add(randomUUID(), setneg.id)).rejects.toThrow('row-level security');
    const kunci = randomUUID();
    await send(system, 'kirimUsulan', masukan(), kunci);
    const [record] = await system.sql`
      select r.id from kotak_masuk.rekaman r join kotak_masuk.kiriman k on k.id = r.kiriman_id where k.kunci = ${kunci}`;
    await system.sql`delete from usulan.usulan where id = ${String(record?.['id'])}`;
    await system.sql`update kotak_masuk.rekaman set status = 'MENUNGGU' where id = ${String(record?.['id'])}`;
    await expect(add(String(record?.['id']), pembinaIVa.id)).rejects.toThrow('row-level security');
    await add(String(record?.['id']), setneg.id);
    await applier.end({ timeout: 5 });
  });
});
