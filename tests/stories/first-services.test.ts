// Each partner's first service answers with exactly its annex's fields, whichever way the subgraphs are asked.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bandung, firstService, meninggal, setneg, widyaiswara } from '../people.ts';
import { modes, startTestSystem, type TestSystem } from '../system.ts';

describe.each(modes)('with subgraphs %s', (SUBGRAPHS) => {
  let system: TestSystem;
  beforeAll(async () => void (system = await startTestSystem({ SUBGRAPHS })));
  afterAll(() => system.stop());

  it('BP Tapera gets the 25 fields of an ASN of the instansi it names', async () => {
    const { nip, instansiId } = bandung;
    const { status, body } = await system.ask('bp-tapera', firstService['bp-tapera'], { nip, instansiId });
    expect(status).toBe(200);
    expect(body.errors).toBeUndefined();
    const [stored] = await system.sql`
      select a.*, u.nama as nama_unit, i.id as id_induk, i.nama as nama_unit_induk
      from asn.asn a join asn.unit_kerja u on u.id = a.unit_kerja_id left join asn.unit_kerja i on i.id = u.induk_id
      where a.nip = ${nip}`;
    expect(body.data.asn).toEqual({
      id: bandung.id,
      nip,
      nama: stored?.nama,
      tempatLahir: stored?.tempat_lahir,
      tanggalLahir: stored?.tanggal_lahir,
      instansiKerja: { id: instansiId },
      jenisJabatan: { id: stored?.jenis_jabatan_id },
      jabatan: { id: stored?.jabatan_id },
      tanggalSpmt: stored?.tanggal_spmt,
      tanggalPensiun: stored?.tanggal_pensiun,
      batasUsiaPensiun: stored?.batas_usia_pensiun,
      satuanKerja: { id: stored?.satuan_kerja_id },
      unitKerja: {
        id: stored?.unit_kerja_id,
        nama: stored?.nama_unit,
        induk: { id: stored?.id_induk, nama: stored?.nama_unit_induk },
      },
      tmtCpns: stored?.tmt_cpns,
      tmtPns: stored?.tmt_pns,
      golonganRuang: { id: stored?.golongan_ruang_id },
      tmtGolonganRuang: stored?.tmt_golongan_ruang,
      jenisKelamin: { id: stored?.jenis_kelamin_id },
      agama: { id: stored?.agama_id },
      pendidikanTerakhir: { id: stored?.pendidikan_terakhir_id },
      alamat: stored?.alamat,
      kedudukanHukum: { id: stored?.kedudukan_hukum_id },
    });
  });

  it('Setneg gets the main data and the family of an ASN of IV/b or above, lama and baru from the last two entries', async () => {
    const { status, body } = await system.ask('setneg-siapp', firstService['setneg-siapp'], { nip: setneg.nip });
    expect(status).toBe(200);
    expect(body.errors).toBeUndefined();
    const golongan = await system.sql`
      select pangkat, golongan_ruang, tmt_golongan, masa_kerja_tahun, masa_kerja_bulan from riwayat.golongan
      where asn_id = ${setneg.id} order by tmt_golongan desc, id desc limit 2`;
    const worded = golongan.map((entry) => ({
      pangkat: entry.pangkat,
      golonganRuang: entry.golongan_ruang,
      tmt: entry.tmt_golongan,
      masaKerja: { tahun: entry.masa_kerja_tahun, bulan: entry.masa_kerja_bulan },
    }));
    expect(body.data.asn).toMatchObject({
      id: setneg.id,
      nip: setneg.nip,
      pangkatBaru: worded[0],
      pangkatLama: worded[1],
    });
    const anak = await system.sql`select nama from keluarga.anak where asn_id = ${setneg.id} order by nama`;
    const pasangan = await system.sql`select nama from keluarga.pasangan where asn_id = ${setneg.id} order by nama`;
    expect(body.data.asn.anak).toEqual(anak.map(({ nama }) => ({ nama })));
    expect(body.data.asn.pasangan).toEqual(pasangan.map(({ nama }) => ({ nama })));
    expect(anak.length).toBeGreaterThan(0);
  });

  it("Setneg gets dates as its agreement writes them, and a widow's pension from the money's own subgraph", async () => {
    const query = `query ($nip: Nip) { asn(nip: $nip) { tanggalLahir(format: "DD-MM-YYYY") tmtMeninggal(format: "DD-MM-YYYY")
      pensiunPokokJandaDuda kantorWilayahTaspen } }`;
    const { body } = await system.ask('setneg-siapp', query, { nip: meninggal.nip });
    expect(body.data.asn).toMatchObject({ tanggalLahir: '03-03-1971', tmtMeninggal: '20-05-2026' });
    expect(body.data.asn.pensiunPokokJandaDuda).toMatch(/^\d+$/);
    expect(body.data.asn.kantorWilayahTaspen).toMatch(/\w/);
  });

  it('LAN gets the 19 fields of a PNS, and a photograph behind its link', async () => {
    const { status, body } = await system.ask('lan', firstService.lan, { nip: widyaiswara.nip });
    expect(status).toBe(200);
    expect(body.errors).toBeUndefined();
    const { asn } = body.data;
    expect(Object.keys(asn)).toHaveLength(19);
    expect(asn).toMatchObject({ id: widyaiswara.id, nip: widyaiswara.nip, nama: widyaiswara.nama });
    const authorization = `Bearer ${await system.token('lan')}`;
    const photo = await fetch(asn.foto, { headers: { authorization } });
    expect(photo.status).toBe(200);
    expect(photo.headers.get('content-type')).toBe('image/png');
    expect(
      Buffer.from(await photo.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  it('Taspen Life hears one word of three, and its schema has no type about persons', async () => {
    const [stored] = await system.sql`select nip, nama, tempat_lahir from asn.asn where id = ${bandung.id}`;
    const data = { nip: stored?.nip, nama: stored?.nama, tempatLahir: stored?.tempat_lahir };
    const query = 'query ($data: PendaftarMasukan!) { verifikasiAsn(data: $data) }';
    expect((await system.ask('taspen-life', query, { data })).body).toEqual({ data: { verifikasiAsn: 'SESUAI' } });
    const { body } = await system.ask(
      'taspen-life',
      '{ __schema { types { name kind } queryType { fields { name } } } }',
    );
    const types: { name: string; kind: string }[] = body.data.__schema.types;
    const objects = types
      .filter(({ name, kind }) => kind === 'OBJECT' && !name.startsWith('__'))
      .map(({ name }) => name);
    expect(objects.toSorted()).toEqual([
      'BarisCacat',
      'KewajibanPerjanjian',
      'KubusAsn',
      'KunciWebhook',
      'Kuota',
      'LayananPerjanjian',
      'Mutation',
      'NilaiDimensi',
      'PageInfo',
      'Pemadanan',
      'Pemakaian',
      'PeristiwaWebhook',
      'Perjanjian',
      'PerubahanPerjanjian',
      'Query',
      'SelKubus',
      'SelKubusConnection',
      'SelKubusEdge',
      'TriwulanPemadanan',
      'WebhookPerjanjian',
    ]);
    const asked: string[] = body.data.__schema.queryType.fields.map(({ name }: { name: string }) => name);
    expect(asked.toSorted()).toEqual([
      'agregatAsn',
      'kalenderPemadanan',
      'pemadanan',
      'pemakaian',
      'perjanjian',
      'verifikasiAsn',
      'verifikasiAsnBanyak',
    ]);
  });

  it("BKN's dashboard reads BP Tapera's positions, with the value of the units computed to the last digit", async () => {
    const [held] = await system.sql`
      select asn_id, unit_penyertaan, nab_per_unit, (unit_penyertaan * nab_per_unit)::text as nilai
      from finansial.simpanan_tapera limit 1`;
    const query = `query ($id: ID) { asn(id: $id) { simpananTapera { jumlahSimpanan unitPenyertaan nabPerUnit tanggalNab nilaiPenyertaan } } }`;
    const { body } = await system.ask('bkn', query, { id: held?.asn_id });
    expect(body.data.asn.simpananTapera).toMatchObject({
      unitPenyertaan: held?.unit_penyertaan,
      nabPerUnit: held?.nab_per_unit,
      nilaiPenyertaan: held?.nilai,
    });
  });

  it('every partner reads its own agreement', async () => {
    for (const partner of [
      'bp-tapera',
      'setneg-siapp',
      'lan',
      'taspen-life',
      'bkn',
      'bkn-verifikator',
      'bkn-auditor',
    ]) {
      const { body } = await system.ask(partner, '{ perjanjian { mitra versi tujuan layanan { nama mode operasi } } }');
      expect(body.data.perjanjian.mitra).toBe(partner);
      expect(body.data.perjanjian.layanan.length).toBeGreaterThan(0);
    }
  });
});
