// Who has received a person hears when that person changes: of what it may see, and nobody else, and never a value.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bandung, firstService, setneg, widyaiswara } from '../people.ts';
import { modes } from '../system.ts';
import { lock as spreading } from '@bagi/webhooks/spread.ts';
import { minute, type NewsSystem, startNews } from './news.ts';

describe.each(modes)('with subgraphs %s', (SUBGRAPHS) => {
  let news: NewsSystem;
  beforeAll(async () => void (news = await startNews({ SUBGRAPHS })));
  beforeEach(() => news.reset());
  afterAll(() => news.stop());

  const { nip, instansiId, id } = bandung;
  const asTapera = () => news.system.ask('bp-tapera', firstService['bp-tapera'], { nip, instansiId });
  const received = async () => {
    const rows = () => news.system.sql`select mitra, asn_id from warta.diterima order by 1, 2`;
    return (await rows()).map(({ mitra, asn_id }) => [mitra, asn_id]);
  };
  /** What was told, by partner: kinds and ids. */
  const told = async () => {
    await news.pass(2 * minute);
    return news.receiver.taken().map(({ path, body }) => {
      const { type, data } = JSON.parse(body);
      return [path.split('/').at(-1), type, data.id];
    });
  };
  const corrected = () => news.system.sql`update asn.asn set alamat = 'Jalan Kenari Rahasia 17' where id = ${id}`;

  it('the persons whose rows an answer holds are taken down for its partner, and no others', async () => {
    const reply = await news.system.ask(
      'setneg-siapp',
      `{ daftarAsn(first: 3) { nodes { id anak { nama } } pageInfo { hasNextPage } } }`,
    );
    const shown = reply.body.data.daftarAsn.nodes.map((node: { id: string }) => node.id);
    expect(shown).toHaveLength(3);
    expect(JSON.stringify(reply.body)).not.toContain('persons');
    await expect.poll(received).toEqual(shown.toSorted().map((one: string) => ['setneg-siapp', one]));
    // Out of scope, in another instansi, or nobody at all: they look alike, and leave the same behind.
    for (const query of ['{ asn(nip: "197911022005041900") { nama } }', '{ asn(nip: "199901012020011999") { nama } }'])
      expect((await news.system.ask('setneg-siapp', query)).body.data.asn).toBeNull();
    await asTapera();
    await expect.poll(async () => (await received()).length).toBe(4);
    expect(await received()).toContainEqual(['bp-tapera', id]);
  });

  it('an answer that was refused gave nobody, and neither did a count', async () => {
    const broken = `{ asn(nip: "${setneg.nip}") { id nama } daftarAsn(first: 5000) { nodes { id } } }`;
    expect((await news.system.ask('setneg-siapp', broken)).body.errors).toBeDefined();
    await news.system.ask('bkn', '{ ringkasanAsn(menurut: [JENIS_ASN]) { jumlah } }');
    await asTapera();
    await expect.poll(received).toEqual([['bp-tapera', id]]);
  });

  it('a correction is told to who has received the person, after the change, without a word of it', async () => {
    await corrected();
    expect(await told()).toEqual([]);
    await asTapera();
    await expect.poll(received).toHaveLength(1);
    await corrected();
    await news.system.sql`update asn.asn set alamat = 'Jalan Kenari Rahasia 18' where id = ${id}`;
    expect(await told()).toEqual([['bp-tapera', 'asn.diperbaiki', id]]);
    expect(JSON.stringify(news.receiver.got)).not.toContain('Kenari');
    expect(JSON.stringify(await news.deliveries())).not.toContain('Kenari');
  });

  it('whoever was given the person in the minute of the change hears of it as well', async () => {
    // The clock of the test is ahead of the database's, so the minute is made by hand: nobody spreads events meanwhile.
    await news.system.sql`select pg_advisory_lock(${spreading})`;
    await news.system.sql`update asn.asn set alamat = 'Jalan Merak 1' where id = ${id}`;
    await asTapera();
    await expect.poll(received).toHaveLength(1);
    await news.system.sql`select pg_advisory_unlock(${spreading})`;
    expect(await told()).toEqual([['bp-tapera', 'asn.diperbaiki', id]]);
  });

  it('a change in what the agreement does not open is no news to its partner', async () => {
    const { nip: one, id: person } = widyaiswara;
    await news.system.ask('lan', '{ asn(nip: "' + one + '") { id } }');
    await expect.poll(received).toEqual([['lan', person]]);
    await news.system.sql`update asn.asn set alamat = 'Jalan Merak 2', nik = nik, agama_id = '3' where id = ${person}`;
    await news.system.sql`update keluarga.anak set nama = 'Anak Contoh' where asn_id = ${person}`;
    expect(await told()).toEqual([]);
    await news.system.sql`update asn.asn set email = 'baru@contoh.go.id' where id = ${person}`;
    expect(await told()).toEqual([['lan', 'asn.diperbaiki', person]]);
  });

  it('a move is told as one, also where it leads out of the scope, and after that nothing more', async () => {
    const { nip: one, id: person } = setneg;
    await news.system.ask('setneg-siapp', `{ asn(nip: "${one}") { id } }`);
    await asTapera();
    await expect.poll(received).toHaveLength(2);
    const [was] = await news.system.sql`select instansi_kerja_id, golongan_ruang_id from asn.asn where id = ${person}`;
    await news.system.sql`
      update asn.asn set instansi_kerja_id = ${instansiId}, golongan_ruang_id = '41' where id = ${person}`;
    await news.system.sql`update asn.asn set nama = 'Nama Contoh Rahasia' where id = ${person}`;
    expect(await told()).toEqual([['setneg-siapp', 'asn.pindah_instansi', person]]);
    await news.system.sql`
      update asn.asn set instansi_kerja_id = ${String(was?.['instansi_kerja_id'])},
        golongan_ruang_id = ${String(was?.['golongan_ruang_id'])} where id = ${person}`;
  });

  it('a pension and a death are told as such', async () => {
    await asTapera();
    await news.system.ask('setneg-siapp', `{ asn(nip: "${setneg.nip}") { id } }`);
    await expect.poll(received).toHaveLength(2);
    await news.system.sql`
      insert into riwayat.pensiun (id, asn_id, tmt_pensiun, nomor_sk) values ('UJI-PENSIUN', ${id}, '2026-12-01', 'SK/UJI')`;
    await news.system.sql`update asn.asn set tmt_meninggal = '2026-11-20' where id = ${setneg.id}`;
    const all = await told();
    expect(all).toContainEqual(['bp-tapera', 'asn.pensiun', id]);
    expect(all).toContainEqual(['setneg-siapp', 'asn.meninggal', setneg.id]);
    expect(all).toHaveLength(2);
    await news.system.sql`update asn.asn set tmt_meninggal = null where id = ${setneg.id}`;
    await news.system.sql`delete from riwayat.pensiun where id = 'UJI-PENSIUN'`;
  });
});
