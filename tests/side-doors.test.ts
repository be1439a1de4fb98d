// One field more than the agreement fails as if it did not exist, whatever way it is asked.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bandung, setneg, widyaiswara } from './people.ts';
import { modes, startTestSystem, type TestSystem } from './system.ts';

/** For each partner: how it reaches a person, a field it has, and fields that others have and it has not. */
const partners = [
  {
    partner: 'bp-tapera',
    asn: `asn(nip: "${bandung.nip}", instansiId: "${bandung.instansiId}")`,
    hidden: [
      'email',
      'nik',
      'anak { nama }',
      'foto',
      'pangkatBaru { tmt }',
      'jabatan { nama }',
      'instansiKerja { nama }',
      'unitKerja { induk { induk { id } } }',
    ],
  },
  {
    partner: 'setneg-siapp',
    asn: `asn(nip: "${setneg.nip}")`,
    hidden: [
      'alamat',
      'nik',
      'golonganRuang { id }',
      'anak { tanggalLahir }',
      'pasangan { id }',
      'riwayatGolongan { id }',
      'unitKerja { id }',
      'simpananTapera { jumlahSimpanan }',
    ],
  },
  {
    partner: 'lan',
    asn: `asn(nip: "${widyaiswara.nip}")`,
    hidden: [
      'alamat',
      'nik',
      'agama { id }',
      'riwayatSkp { tahun }',
      'instansiKerja { nama }',
      'riwayatJabatan { id }',
      'jenisAsn',
    ],
  },
  { partner: 'taspen-life', asn: `asn(nip: "${bandung.nip}")`, hidden: ['id', 'nama'] },
  { partner: 'bkn', asn: `asn(nip: "${bandung.nip}")`, hidden: ['nik', 'alamat', 'riwayatHukumanDisiplin { id }'] },
] as const;

describe.each(modes)('with subgraphs %s', (SUBGRAPHS) => {
  let system: TestSystem;
  beforeAll(async () => void (system = await startTestSystem({ SUBGRAPHS })));
  afterAll(() => system.stop());

  const everyHiddenField = partners.flatMap(({ partner, asn, hidden }) =>
    hidden.map((field) => ({ partner, asn, field })),
  );
  const forms: Record<string, (asn: string, field: string) => string> = {
    plainly: (asn, field) => `{ ${asn} { ${field} } }`,
    'beside a field that is granted': (asn, field) => `{ ${asn} { id ${field} } }`,
    'under the name of a granted field': (asn, field) => `{ ${asn} { nama: ${field} } }`,
    'in a fragment': (asn, field) => `query { ${asn} { ...F } } fragment F on Asn { ${field} }`,
    'in an inline fragment': (asn, field) => `{ ${asn} { ... on Asn { ... { ${field} } } } }`,
    'behind a directive that would leave it out': (asn, field) =>
      `query ($no: Boolean = false) { ${asn} { id ${field.replace(/^\w+/, '$& @include(if: $no)')} } }`,
  };

  it.each(everyHiddenField)('$partner does not get $field of an ASN', async ({ partner, asn, field }) => {
    for (const [form, query] of Object.entries(forms)) {
      const { status, body } = await system.ask(partner, query(asn, field));
      expect(status, form).toBe(400);
      expect(body.data ?? null, form).toBeNull();
      expect(
        body.errors?.every(({ extensions }) => extensions.code === 'GRAPHQL_VALIDATION_FAILED'),
        form,
      ).toBe(true);
    }
  });

  it.each(everyHiddenField.filter(({ field }) => /^\w+$/.test(field)))(
    'to $partner, $field sounds exactly like a name that never was',
    async ({ partner, asn, field }) => {
      const invented = 'x'.repeat(field.length);
      const hidden = await system.ask(partner, forms.plainly?.(asn, field) ?? '');
      const absent = await system.ask(partner, forms.plainly?.(asn, invented) ?? '');
      expect(hidden.text.replaceAll(field, invented)).toBe(absent.text);
      expect(hidden.status).toBe(absent.status);
    },
  );

  it('root fields of other partners do not exist either', async () => {
    const absent = [
      'daftarAsn { nodes { id } }',
      'usulan(id: "x") { id }',
      '_service { sdl }',
      '_entities(representations: []) { __typename }',
    ];
    for (const root of absent) {
      const { status, body } = await system.ask('lan', `{ ${root} }`);
      expect(status, root).toBe(400);
      expect(body.errors?.[0]?.extensions.code, root).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });

  it('an argument that is not granted does not exist', async () => {
    const { body } = await system.ask('lan', `{ asn(nip: "${widyaiswara.nip}", instansiId: "x") { id } }`);
    expect(body.errors?.[0]?.message).toContain('Unknown argument "instansiId"');
  });

  it('a filter that is not granted does not come in by a variable', async () => {
    const query = 'query ($filter: FilterAsn) { daftarAsn(filter: $filter) { nodes { id } } }';
    const { status, body } = await system.ask('setneg-siapp', query, { filter: { golonganRuangId: '45' } });
    expect(status).toBe(400);
    expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(body.errors?.[0]?.message).toContain('"golonganRuangId" is not defined by type "FilterAsn"');
  });

  it('a required argument is required, also as a variable', async () => {
    const left = await system.ask('bp-tapera', `{ asn(nip: "${bandung.nip}") { id } }`);
    expect(left.body.errors?.[0]?.message).toContain('"instansiId" of type "ID!" is required');
    const query = 'query ($nip: Nip!, $instansiId: ID) { asn(nip: $nip, instansiId: $instansiId) { id } }';
    const optional = await system.ask('bp-tapera', query, { nip: bandung.nip });
    expect(optional.body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('introspection shows the contract, and nothing of it is mixed with data', async () => {
    const type = await system.ask('lan', '{ __type(name: "Asn") { fields { name } } }');
    const names = type.body.data.__type.fields.map(({ name }: { name: string }) => name);
    expect(names).toHaveLength(20);
    expect(names).not.toContain('alamat');
    expect((await system.ask('lan', '{ __type(name: "SimpananTapera") { name } }')).body.data.__type).toBeNull();
    const mixed = await system.ask(
      'lan',
      `{ ...F } fragment F on Query { __schema { types { name } } asn(nip: "${widyaiswara.nip}") { id } }`,
    );
    expect(mixed.body.errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
    expect(mixed.body.data ?? null).toBeNull();
  });

  it('names that mean something else to the machinery are refused as aliases', async () => {
    for (const alias of ['__proto__', '__typename', 'constructor', 'prototype']) {
      const { body } = await system.ask('lan', `{ asn(nip: "${widyaiswara.nip}") { id ${alias}: nama } }`);
      expect(body.errors?.[0]?.extensions.code, alias).toMatch(/BAD_REQUEST|GRAPHQL_VALIDATION_FAILED/);
      expect(body.data ?? null, alias).toBeNull();
    }
  });

  it('what one partner may ask, the next may not, in whatever order and however often they ask', async () => {
    const query = `query { asn(nip: "${setneg.nip}") { anak { nama } } }`;
    const replies = await Promise.all(
      Array.from({ length: 40 }, (_, index) => system.ask(index % 2 ? 'setneg-siapp' : 'lan', query)),
    );
    expect(replies.map(({ status }) => status)).toEqual(replies.map((_, index) => (index % 2 ? 200 : 400)));
  });
});
