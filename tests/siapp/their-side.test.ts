// SIAPP NV's side: asked when BKN asks, silent when it is down, and its copies fetched once it can give them.
import { pdf } from '@bagi/storage/test/files.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setneg } from '../people.ts';
import { modes, startTestSystem, type TestSystem } from '../system.ts';
import { copyOf, converse, type Parties, registerPic } from './conversation.ts';
import { type Counterpart, copyOf as goodCopy, startCounterpart } from './counterpart.ts';
import { sent, until } from './sends.ts';

const askStatus = `query ($id: ID!) { usulan(id: $id) { statusBiroApp { status tanggalVerifikasi(format: "DD-MM-YYYY") keterangan nomorKeppres } } }`;
const askCopy = `query ($id: ID!) { ambilSalinanKeppres(usulanId: $id) { nomorKeppres tanggal judul downloadUrl usulanId nip } }`;

describe.each(modes)('with subgraphs %s', (mode) => {
  let siapp: Counterpart;
  let system: TestSystem;
  let usulanId: string;
  beforeAll(async () => {
    siapp = await startCounterpart();
    system = await startTestSystem({ SUBGRAPHS: mode, SIAPP_URL: siapp.address, SIAPP_CREDENTIAL: siapp.credential });
    await registerPic({ system, siapp });
    usulanId = await converse({ system, siapp }, '32', setneg, ['TMS at Biro APP']);
  });
  afterAll(async () => {
    await system.stop();
    await siapp.stop();
  });

  it('what Biro APP says now is told after what it has said before', async () => {
    const told = async () => (await system.ask('bkn', askStatus, { id: usulanId })).body.data.usulan.statusBiroApp;
    expect(await told()).toMatchObject([{ status: 'TMS' }]);
    siapp.decide(usulanId, { status: 'BTL', tanggalVerifikasi: '2026-11-22', keterangan: 'Dibuka kembali' });
    expect(await told()).toEqual([
      expect.objectContaining({ status: 'TMS', tanggalVerifikasi: '21-11-2026' }),
      { status: 'BTL', tanggalVerifikasi: '22-11-2026', keterangan: 'Dibuka kembali', nomorKeppres: null },
    ]);
    const [kept] =
      await system.sql`select count(*)::int as verdicts from usulan.verifikasi_biro_app where usulan_id = ${usulanId}`;
    expect(kept).toEqual({ verdicts: 1 });
  });

  it('the copy of a decree is told as SIAPP NV tells it, and null when there is none', async () => {
    expect((await system.ask('bkn', askCopy, { id: usulanId })).body).toEqual({ data: { ambilSalinanKeppres: null } });
    const decree = { nomorKeppres: '9/K/2026', tanggal: '2026-11-21', judul: 'Contoh', nip: setneg.nip };
    const downloadUrl = siapp.issue(usulanId, decree);
    const { body } = await system.ask('bkn', askCopy, { id: usulanId });
    expect(body.data.ambilSalinanKeppres).toEqual({ ...decree, downloadUrl, usulanId });
  });

  it.each(['silent', 'broken'] as const)(
    'when it is %s, the refusal says whose side that is; what needs no word of it goes on',
    async (how) => {
      siapp.goDown(how);
      siapp.calls.length = 0;
      for (const query of [askStatus, askCopy]) {
        const { status, body } = await system.ask('bkn', query, { id: usulanId });
        expect([status, body.errors?.[0]?.extensions['code']]).toEqual([502, 'PARTNER_UNAVAILABLE']);
        expect(body.errors?.[0]?.message).toContain('SIAPP NV');
      }
      // Asked again before it is given up.
      expect(siapp.calls).toHaveLength(6);
      const { body } = await system.ask('bkn', 'query ($id: ID!) { usulan(id: $id) { status } }', { id: usulanId });
      expect(body.data.usulan.status).toBe('TMS');
      siapp.comeUp();
      expect((await system.ask('bkn', askStatus, { id: usulanId })).body.errors).toBeUndefined();
    },
  );

  it('it is asked nothing about a proposal that there is not', async () => {
    siapp.calls.length = 0;
    expect((await system.ask('bkn', askCopy, { id: 'absent' })).body).toEqual({ data: { ambilSalinanKeppres: null } });
    expect(siapp.calls).toEqual([]);
  });
});

describe('a copy', () => {
  let parties: Parties;
  beforeAll(async () => {
    const siapp = await startCounterpart();
    const system = await startTestSystem({ SIAPP_URL: siapp.address, SIAPP_CREDENTIAL: siapp.credential });
    parties = { siapp, system };
    await registerPic(parties);
  });
  afterAll(async () => {
    await parties.system.stop();
    await parties.siapp.stop();
  });

  const again = (usulanId: string) =>
    parties.system.sql`update usulan.salinan_keppres set coba_lagi = clock_timestamp() where usulan_id = ${usulanId}`;
  const noted = (usulanId: string, reason: string) =>
    until(
      () => copyOf(parties.system, usulanId),
      ({ alasan }) => alasan === reason,
    );

  it('is noted with the reason as long as it cannot be had, and kept when it can', async () => {
    const { system, siapp } = parties;
    siapp.serve((response) => void response.writeHead(302, { location: 'http://169.254.169.254/' }).end());
    const usulanId = await decreed('11');
    expect(await noted(usulanId, 'DIALIHKAN')).toMatchObject({ statusBerkas: 'MENUNGGU', berkas: null });

    siapp.serve((response) => void response.end('<html>Sedang diproses</html>'));
    await again(usulanId);
    await noted(usulanId, 'BUKAN_PDF');
    siapp.serve((response) => {
      const endless = () => {
        while (response.write(Buffer.alloc(1024 * 1024)));
        response.once('drain', endless);
      };
      response.write(pdf());
      endless();
    });
    await again(usulanId);
    await noted(usulanId, 'TERLALU_BESAR');
    siapp.goDown();
    await again(usulanId);
    await noted(usulanId, 'TIDAK_MENJAWAB');

    siapp.comeUp();
    siapp.serve(goodCopy);
    await again(usulanId);
    const kept = await until(
      () => copyOf(system, usulanId),
      ({ statusBerkas }) => statusBerkas === 'TERSIMPAN',
    );
    const authorization = `Bearer ${await system.token('bkn')}`;
    const file = await fetch(kept.berkas, { headers: { authorization } });
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(pdf('Salinan Keputusan Presiden'));
    const stranger = `Bearer ${await system.token('lan')}`;
    expect((await fetch(kept.berkas, { headers: { authorization: stranger } })).status).toBe(404);
  });

  it('is fetched from no address but those that were agreed, whoever names it', async () => {
    const { system } = parties;
    const elsewhere = await startCounterpart();
    const usulanId = await decreed('22', `${elsewhere.address}/salinan/x`);
    await noted(usulanId, 'ALAMAT_TIDAK_DIIZINKAN');
    expect(elsewhere.calls).toEqual([]);
    await elsewhere.stop();
    // Asked for again, SIAPP NV names another address, and that is an agreed one.
    await again(usulanId);
    await until(
      () => copyOf(system, usulanId),
      ({ statusBerkas }) => statusBerkas === 'TERSIMPAN',
    );
  });

  /** A proposal whose decree is told of, from some address. */
  async function decreed(kind: string, address?: string): Promise<string> {
    const { system, siapp } = parties;
    const usulanId = await converse(parties, kind, setneg, ['to Biro APP']);
    const verdict = { status: 'APPROVED', tanggalVerifikasi: '2026-11-21' };
    await sent(system, 'terimaHasilBiroApp', { usulanId, ...verdict });
    const decree = { nomorKeppres: `${kind}/K/2026`, tanggal: '2026-11-21', judul: 'Contoh', nip: setneg.nip };
    const downloadUrl = siapp.issue(usulanId, decree);
    await sent(system, 'terimaSalinanKeppres', { usulanId, ...decree, downloadUrl: address ?? downloadUrl });
    return usulanId;
  }
});
