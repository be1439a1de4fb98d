// What operations are made of, drawn from both registers: persons in scope and outside, codes, days, cursors.
import { isObjectType } from 'graphql';
import type { Sql } from 'postgres';
import { claimsOf } from './claims.ts';
import { argumentsListed, maySee, mayHold, everyone } from './evaluator.ts';
import type { Given, Named, World } from './writing.ts';
import { agreementOf, type Ask, schema } from './pair.ts';

/** Gathers for a partner, from the register and its twin; `ask` gives the cursors that it has obtained before. */
export async function worldOf(partner: string, registers: readonly Sql[], ask: Ask): Promise<World> {
  const agreement = agreementOf(partner);
  const [first] = registers;
  if (!first) throw new Error('A world is drawn from a register.');
  const all = await everyone(first);
  const mayBe = (type: string) => new Set(all.filter(maySee(agreement, schema, type)).map(({ id }) => id));
  const known = mayBe('Asn');
  const belong = mayHold(agreement, schema)('Query.cariUnitKerja') ? mayBe('UnitKerjaTemuan') : new Set<string>();
  const found = (await Promise.all(registers.map(personsIn))).flat();
  const inside = [
    // Rare ones, by whom units are found.
    ...spread(
      found.filter(({ id }) => belong.has(id)),
      8,
    ),
    ...spread(
      found.filter(({ id }) => known.has(id)),
      60,
    ),
  ];
  const outside = spread(
    found.filter(({ id }) => !known.has(id)),
    30,
  );
  const mine = { mayHold: mayHold(agreement, schema), args: argumentsListed(agreement) };
  const cursors = await cursorsOf(partner, ask, mine, inside);
  const foreign = await Promise.all(
    ['bkn', 'setneg-siapp']
      .filter((one) => one !== partner)
      .map((one) => obtain(one, ask, 'Query.daftarAsn', { first: 2 })),
  );
  return {
    schema,
    ...mine,
    persons: [...inside, ...outside],
    usulan: spread(await column(registers, 'select id as value from usulan.usulan order by id'), 40),
    instansi: spread(
      await column(
        registers,
        'select distinct instansi_asal_id as value from riwayat.pindah_instansi where instansi_asal_id is not null order by 1',
      ),
      12,
    ),
    days: spread(
      await column(
        registers,
        `select distinct tmt_pensiun::text as value from riwayat.pensiun where tmt_pensiun is not null order by 1`,
      ),
      12,
    ),
    cubes: await column(registers, 'select distinct nama as value from agregat.kubus order by 1'),
    cubeDays: await column(registers, 'select distinct tanggal::text as value from agregat.kubus order by 1'),
    claims: await claimsOf(first),
    cursors,
    foreign: foreign.flat().map(({ cursor }) => cursor),
  };
}

async function personsIn(sql: Sql): Promise<Named[]> {
  const rows = await sql`
    select id, coalesce(nip, '190001011900011998') as nip, coalesce(instansi_kerja_id, '') as instansi_kerja,
      coalesce(instansi_induk_id, '') as instansi_induk, coalesce(unit_kerja_id, '') as unit_kerja,
      coalesce(golongan_ruang_id, '') as golongan, coalesce(extract(year from tmt_cpns)::int, 2014) as tahun,
      coalesce((select nama from asn.unit_kerja where unit_kerja.id = unit_kerja_id), 'Dinas') as unit
    from asn.asn order by md5(id)`;
  return rows.map((row) => ({
    id: String(row['id']),
    nip: String(row['nip']),
    instansiKerja: String(row['instansi_kerja']),
    instansiInduk: String(row['instansi_induk']),
    unitKerja: String(row['unit_kerja']),
    golongan: String(row['golongan']),
    tahun: Number(row['tahun']),
    unit: String(row['unit']),
  }));
}

async function column(registers: readonly Sql[], text: string): Promise<string[]> {
  const found = await Promise.all(registers.map((sql) => sql.unsafe(text)));
  return [...new Set(found.flat().map(({ value }) => String(value)))];
}

/** At most so many, from all over. */
function spread<Item>(items: readonly Item[], most: number): Item[] {
  if (items.length <= most) return [...items];
  return Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)] as Item);
}

type Lists = Pick<World, 'mayHold' | 'args'>;

/** Cursors of each list that the partner has, asked in several ways. */
async function cursorsOf(partner: string, ask: Ask, lists: Lists, persons: readonly Named[]): Promise<Given[]> {
  const ways = ['Query', 'Referensi']
    .flatMap((type) => pagedFieldsOf(type).map((name) => `${type}.${name}`))
    .filter((operation) => lists.mayHold(operation))
    .flatMap((operation) =>
      persons.slice(0, 6).map((whom) => ({ operation, args: argumentsOf(operation, lists, whom) })),
    );
  const obtained = await Promise.all(
    ways.flatMap(({ operation, args }) => [2, 9].map((first) => obtain(partner, ask, operation, { ...args, first }))),
  );
  return obtained.flat();
}

function pagedFieldsOf(name: string): string[] {
  const type = schema.getType(name);
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  return fields.filter((field) => field.args.some((argument) => argument.name === 'first')).map((field) => field.name);
}

function argumentsOf(operation: string, { args }: Lists, whom: Named): Record<string, unknown> {
  const values: Record<string, unknown> = {
    instansiId: operation === 'Query.daftarCasn' ? whom.instansiInduk : whom.instansiKerja,
    tahun: whom.tahun,
    cari: 'a',
    kataKunci: whom.unit.slice(0, 3),
    periode: { dari: '1950-01-01', sampai: '2049-12-31' },
  };
  return Object.fromEntries(Object.entries(values).filter(([name]) => args.has(`${operation}(${name})`)));
}

function within(type: string | undefined, field: string): string {
  return type === 'Query' ? `{ ${field} }` : `{ referensi { ${field} } }`;
}

async function obtain(partner: string, ask: Ask, operation: string, args: Record<string, unknown>): Promise<Given[]> {
  const [type, name = ''] = operation.split('.');
  const text = JSON.stringify(args)
    .replaceAll(/"(\w+)":/g, '$1:')
    .slice(1, -1);
  const reply = await ask(partner, { query: within(type, `${name}(${text}) { edges { cursor } }`), variables: {} });
  const { data } = JSON.parse(reply.text);
  const edges: { cursor: string }[] = (type === 'Query' ? data : data?.referensi)?.[name]?.edges ?? [];
  const { first: _, ...asked } = args;
  return edges.map(({ cursor }) => ({ operation, args: asked, cursor }));
}
