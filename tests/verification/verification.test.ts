// Taspen Life sends what it knows of a registrant and hears one of three words: never a value, never which attribute.
import { inForce } from '@bagi/agreements/inForce.ts';
import { compose } from '@bagi/schema/compose.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLibrary } from '../../start/library.ts';
import { bandung, guruPppk, meninggal, setneg } from '../people.ts';
import { modes, startTestSystem, type TestSystem } from '../system.ts';
import { many, nobody, one, type Sent, truth } from './registrants.ts';

describe.each(modes)('with subgraphs %s', (SUBGRAPHS) => {
  let system: TestSystem;
  let asep: Sent;
  let sri: Sent;
  let guru: Sent;
  beforeAll(async () => {
    system = await startTestSystem({ SUBGRAPHS });
    [asep, sri, guru] = (await truth(system.sql, [bandung.nip, setneg.nip, guruPppk.nip])) as [Sent, Sent, Sent];
  });
  afterAll(() => system.stop());

  /** Asks with every charge forgotten: what is asked here is what verdicts say, not how often they are given. */
  async function verdict(data: unknown): Promise<unknown> {
    await system.sql`delete from verifikasi.beban`;
    const { body } = await system.ask('taspen-life', one, { data });
    return body.errors?.[0]?.extensions.code ?? body.data.verifikasiAsn;
  }

  it('what agrees is SESUAI, whichever attributes are sent', async () => {
    expect(await verdict(asep)).toBe('SESUAI');
    expect(await verdict(guru)).toBe('SESUAI');
    for (const name of ['tempatLahir', 'instansi', 'golongan', 'statusKepegawaian'] as const)
      expect(await verdict({ nip: asep.nip, nama: asep.nama, [name]: asep[name] }), name).toBe('SESUAI');
  });

  it('one attribute that differs makes the whole TIDAK_SESUAI, and which one is not told', async () => {
    const replies = new Set<string>();
    for (const [name, value] of Object.entries({
      nama: 'Asep Purnama',
      tanggalLahir: '1988-04-13',
      tempatLahir: 'Kota Semarang',
      jenisKelamin: 'F',
      instansi: 'Pemerintah Kota Surabaya',
      golongan: 'III/d',
      statusKepegawaian: 'CPNS',
    })) {
      await system.sql`delete from verifikasi.beban`;
      const { text, body } = await system.ask('taspen-life', one, { data: { ...asep, [name]: value } });
      expect(body.data, name).toEqual({ verifikasiAsn: 'TIDAK_SESUAI' });
      replies.add(text);
    }
    expect(replies.size).toBe(1);
  });

  it('a NIP that nobody has is DATA_TIDAK_DITEMUKAN, and so is one that its holder no longer has', async () => {
    expect(await verdict({ ...asep, nip: nobody })).toBe('DATA_TIDAK_DITEMUKAN');
    const [old] = await system.sql`
      select n.nip from asn.nip n join asn.asn a on a.id = n.asn_id where n.nip <> a.nip limit 1`;
    expect(await verdict({ ...asep, nip: old?.nip })).toBe('DATA_TIDAK_DITEMUKAN');
  });

  it('texts are compared in the normal form that the schema publishes', async () => {
    const { nip } = asep;
    expect(await verdict({ nip, nama: 'DRS. H. ASEP  PURNAMA-CONTOH, S.Kom., M.T.', golongan: 'iii.c' })).toBe(
      'SESUAI',
    );
    expect(await verdict({ nip, nama: 'asep purnama contoh', instansi: bandung.instansiId })).toBe('SESUAI');
    expect(await verdict({ ...asep, jenisKelamin: 'Laki-Laki', golongan: 'IIIC' })).toBe('SESUAI');
    expect(await verdict({ nip, nama: 'Asep P. Contoh', golongan: 'III/c' })).toBe('TIDAK_SESUAI');
    expect(await verdict({ nip, nama: 'Asep Purnama Conto', golongan: 'III/c' })).toBe('TIDAK_SESUAI');
  });

  it('the dead are compared like the living: what is verified is data, not standing', async () => {
    expect(await verdict((await truth(system.sql, [meninggal.nip]))[0])).toBe('SESUAI');
  });

  it('what the register does not hold agrees with nothing', async () => {
    const { nip, nama } = sri;
    const [held] = await system.sql`select tempat_lahir, instansi_kerja_id from asn.asn where nip = ${nip}`;
    const hold = (tempat: string | null, instansi: string | null) =>
      system.sql`update asn.asn set tempat_lahir = ${tempat}, instansi_kerja_id = ${instansi} where nip = ${nip}`;
    await hold(null, null);
    try {
      for (const nowhere of ['Kota Yang Tidak Ada', 'Instansi Yang Tidak Ada', 'X', 'null', '-1'])
        for (const name of ['tempatLahir', 'instansi'])
          expect(await verdict({ nip, nama, [name]: nowhere })).toBe('TIDAK_SESUAI');
      expect(await verdict({ nip, nama, statusKepegawaian: 'PNS' })).toBe('SESUAI');
    } finally {
      await hold(held?.['tempat_lahir'], held?.['instansi_kerja_id']);
    }
  });

  it('a batch is answered row by row in its order', async () => {
    await system.sql`delete from verifikasi.beban`;
    const data = [asep, { ...sri, nama: 'Orang Lain' }, { ...guru, nip: nobody }, guru];
    const { body } = await system.ask('taspen-life', many, { data });
    expect(body.data).toEqual({ verifikasiAsnBanyak: ['SESUAI', 'TIDAK_SESUAI', 'DATA_TIDAK_DITEMUKAN', 'SESUAI'] });
    const hundred = Array.from({ length: 100 }, (_, index) => ({
      ...guru,
      nip: `19000101190001${String(index).padStart(4, '0')}`,
    }));
    expect((await system.ask('taspen-life', many, { data: hundred })).body.data.verifikasiAsnBanyak).toHaveLength(100);
  });

  it('what cannot be compared is refused before it costs anything', async () => {
    await system.sql`delete from verifikasi.beban`;
    const { nip, nama } = asep;
    const refused: unknown[] = [
      { nip, nama },
      { nip, nama, tanggalLahir: asep.tanggalLahir, jenisKelamin: 'M' },
      { nip, nama, golongan: null },
      { nip, nama: '...', golongan: 'III/c' },
      { nip, nama, golongan: '' },
      { nip, nama: 'x'.repeat(301), golongan: 'III/c' },
      { nip: '123', nama, golongan: 'III/c' },
      { nama, golongan: 'III/c' },
      { nip, nama, statusKepegawaian: 'HONORER' },
      { nip, nama, golongan: 'III/c', alamat: 'Jl. Contoh' },
    ];
    for (const data of refused) {
      const { status, body } = await system.ask('taspen-life', one, { data });
      expect([status, body.errors?.[0]?.extensions.code], JSON.stringify(data)).toEqual([400, 'BAD_USER_INPUT']);
    }
    for (const data of [[], Array.from({ length: 101 }, () => asep)])
      expect((await system.ask('taspen-life', many, { data })).body.errors?.[0]?.extensions.code).toBe(
        'BAD_USER_INPUT',
      );
    expect(await system.sql`select from verifikasi.beban`).toHaveLength(0);
  });

  it('an operation verifies once: neither an alias nor a fragment makes it twice', async () => {
    for (const query of [
      `query ($data: PendaftarMasukan!) { a: verifikasiAsn(data: $data) b: verifikasiAsn(data: $data) }`,
      `query ($data: PendaftarMasukan!) { verifikasiAsn(data: $data) ...F } fragment F on Query { verifikasiAsn(data: $data) }`,
      `query ($data: PendaftarMasukan!) { verifikasiAsn(data: $data) verifikasiAsnBanyak(data: [$data]) }`,
      `query ($data: PendaftarMasukan!) { verifikasiAsn(data: $data) b: verifikasiAsn(data: $data) @skip(if: true) }`,
    ])
      expect((await system.ask('taspen-life', query, { data: asep })).body.errors?.[0]?.extensions.code).toBe(
        'BAD_REQUEST',
      );
    const beside = 'query ($data: PendaftarMasukan!) { cocok: verifikasiAsn(data: $data) perjanjian { mitra } }';
    expect((await system.ask('taspen-life', beside, { data: asep })).body.data).toEqual({
      cocok: 'SESUAI',
      perjanjian: { mitra: 'taspen-life' },
    });
  });

  it('nobody else may verify: the field does not exist for them', async () => {
    for (const partner of ['bp-tapera', 'setneg-siapp', 'lan', 'bkn']) {
      const { body } = await system.ask(partner, `{ verifikasiAsn(data: { nip: "${asep.nip}" }) }`);
      expect(body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });

  it('what is sent reaches no log', async () => {
    const before = system.logged.length;
    await verdict({ ...asep, nama: 'Kenari Tak Tercatat', tempatLahir: 'Kota Kenari' });
    const lines = system.logged.slice(before).join();
    for (const value of [asep.nip, 'Kenari', String(asep.instansi)]) expect(lines).not.toContain(value);
  });
});

describe('the three answers look alike to whoever sees only their outside', () => {
  let system: TestSystem;
  let sent: Sent[];
  beforeAll(async () => {
    system = await startTestSystem();
    const [asep] = (await truth(system.sql, [bandung.nip])) as [Sent];
    sent = [asep, { ...asep, nama: 'Orang Lain Sekali' }, { ...asep, nip: nobody }];
  });
  afterAll(() => system.stop());

  it('the same statements, the same size, the same status', async () => {
    const outside: unknown[] = [];
    const words: string[] = [];
    for (const data of sent) {
      await system.sql`delete from verifikasi.beban`;
      system.statements();
      const reply = await system.ask('taspen-life', one, { data });
      words.push(reply.body.data.verifikasiAsn);
      const headers = Object.fromEntries(
        [...reply.headers].filter(
          ([name]) => !['date', 'x-request-id', 'ratelimit', 'record-receipt', 'record-checkpoint'].includes(name),
        ),
      );
      outside.push({
        status: reply.status,
        bytes: Buffer.byteLength(reply.text),
        headers,
        statements: system.statements(),
      });
    }
    expect(words).toEqual(['SESUAI', 'TIDAK_SESUAI', 'DATA_TIDAK_DITEMUKAN']);
    expect(outside[1]).toEqual(outside[0]);
    expect(outside[2]).toEqual(outside[0]);
    expect(outside[0]).toMatchObject({ statements: { length: 2 } });
  });

  it('so do batches of any mixture', async () => {
    const sizes = new Set<number>();
    for (const data of [
      [sent[0], sent[0]],
      [sent[1], sent[2]],
      [sent[2], sent[2]],
    ]) {
      await system.sql`delete from verifikasi.beban`;
      sizes.add((await system.ask('taspen-life', many, { data })).text.length);
    }
    expect(sizes.size).toBe(1);
  });

  it('the database does the same work: the same plan, every step as often, and the same rows but those of the register', async () => {
    const work = async ({ nip, nama, golongan }: Sent) => {
      const [plan] = await system.sql.unsafe(
        `explain (analyze, costs off, timing off, summary off, format json)
         select * from verifikasi.banding(array[$1], array[$2], array[null], array[null]::date[], array[null], array[null], array[$3], array[null])`,
        [nip, nama, golongan ?? null],
      );
      return steps(plan?.['QUERY PLAN'][0].Plan);
    };
    const [same, other, none] = await Promise.all(sent.map(work));
    expect(other).toEqual(same);
    const registers = new Set(['asn', 'jenis_kelamin', 'instansi', 'golongan']);
    const but = (work: Step[] = []) => work.map((step) => (registers.has(step.of) ? { ...step, rows: 0 } : step));
    expect(but(none)).toEqual(but(same));
    expect(same?.length).toBeGreaterThan(5);
  });

  it('writes the same rows: the charge is ended or left by one statement', async () => {
    for (const data of sent) {
      await system.sql`delete from verifikasi.beban`;
      await system.ask('taspen-life', one, { data });
      const rows = await system.sql`select diputus, sampai > now() as counts from verifikasi.beban`;
      expect(rows.map(({ diputus, counts }) => [diputus, counts])).toEqual([[true, data === sent[1]]]);
    }
  });
});

it("Taspen Life's contract has no type about persons: three words, what it sends, and its own agreement", () => {
  const { schema } = compose();
  const { services } = inForce(openLibrary(schema, false), 'taspen-life', Date.now());
  for (const { mode, fields } of services) {
    expect(['verify', 'aggregate']).toContain(mode);
    expect(Object.keys(fields).filter((type) => ['Asn', 'Pasangan', 'Anak', 'OrangTua'].includes(type))).toEqual([]);
  }
});

interface Step {
  readonly kind: string;
  readonly of: string;
  readonly loops: number;
  readonly rows: number;
}

function steps(plan: Record<string, any>): Step[] {
  const step = {
    kind: plan['Node Type'],
    of: plan['Relation Name'] ?? '',
    loops: plan['Actual Loops'],
    rows: plan['Actual Rows'],
  };
  return [step, ...((plan['Plans'] ?? []) as Record<string, any>[]).flatMap(steps)];
}
