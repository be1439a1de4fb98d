// What is attacked: every root field of every contract, with a value for each of its arguments.
import type { Sql } from 'postgres';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isObjectType,
} from 'graphql';

/** A question that is answered as it stands. */
export interface Target {
  readonly what: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The variables that are attacked; every text in them. */
  readonly attacked: readonly string[];
}

/** Where values come from: by the name of the argument, and for inputs by the name of their field. */
export type Samples = Readonly<Record<string, unknown>>;

/** Values of one person in the register, by the names of arguments. */
export async function samplesOf(sql: Sql, nip: string): Promise<Samples> {
  const [person] = await sql`
    select id, nip, instansi_kerja_id, instansi_induk_id, unit_kerja_id, golongan_ruang_id,
      extract(year from tmt_cpns)::int as tahun from asn.asn where nip = ${nip}`;
  const [usulan] = await sql`select id from usulan.usulan order by id limit 1`;
  const [pindah] = await sql`
    select instansi_asal_id, instansi_tujuan_id from riwayat.pindah_instansi
    where instansi_asal_id is not null and instansi_tujuan_id is not null order by id limit 1`;
  if (!person || !usulan || !pindah) throw new Error(`The register holds too little about the NIP ${nip}.`);
  return {
    nip: person['nip'],
    id: person['id'],
    'usulan(id)': usulan['id'],
    instansiId: person['instansi_kerja_id'],
    instansiAsalId: pindah['instansi_asal_id'],
    instansiTujuanId: pindah['instansi_tujuan_id'],
    instansiKerjaId: person['instansi_kerja_id'],
    instansiIndukId: person['instansi_induk_id'],
    unitKerjaId: person['unit_kerja_id'],
    golonganRuangId: person['golongan_ruang_id'],
    tahun: person['tahun'],
    dari: '1950-01-01',
    sampai: '2049-12-31',
    first: 1,
  };
}

/** The questions about a contract: its root fields, each asked once, and by each of its keys where it takes one of several. */
export function targetsOf(contract: GraphQLSchema, samples: Samples): Target[] {
  const fields = Object.values(contract.getQueryType()?.getFields() ?? {});
  return fields.flatMap((field) => {
    const keys = field.args.filter(({ name }) => name === 'id' || name === 'nip');
    if (field.args.length === 0) return [];
    if (keys.length < 2) return [target(field, field.args, samples)];
    return keys.map((key) =>
      target(
        field,
        field.args.filter((one) => one === key || !keys.includes(one)),
        samples,
      ),
    );
  });
}

/**
 * Asks the question as it stands, so that an attack on it begins from an answer and not from a refusal. Where the answer
 * holds a cursor, the question from there on is one more: a cursor is good for the other arguments it was given under, so
 * that beside it they could not be attacked.
 */
export async function undisturbed(url: string, target: Target): Promise<Target[]> {
  const first = await answered(url, target);
  const [list] = Object.values(first) as { edges?: { cursor: string }[] }[];
  const cursor = list?.edges?.[0]?.cursor;
  if (!('after' in target.variables)) return [target];
  if (cursor === undefined) throw new Error(`${target.what} finds nobody, so that its cursors would go unattacked.`);
  const what = `${target.what}, next page`;
  const next = { ...target, what, variables: { ...target.variables, after: cursor }, attacked: ['after'] };
  await answered(url, next);
  return [target, next];
}

async function answered(url: string, { what, query, variables }: Target): Promise<object> {
  const reply = await fetch(url, { method: 'POST', body: JSON.stringify({ query, variables }) });
  const { data, errors } = (await reply.json()) as { data?: object; errors?: { message: string }[] };
  if (!data)
    throw new Error(`${what} is not answered: ${errors?.[0]?.message}\n${query}\n${JSON.stringify(variables)}`);
  return data;
}

function target(field: GraphQLField<unknown, unknown>, args: readonly GraphQLArgument[], samples: Samples): Target {
  const declared = args.map(({ name, type }) => `$${name}: ${String(type)}`);
  const given = args.map(({ name }) => `${name}: $${name}`);
  const of = getNamedType(field.type);
  const selected = isObjectType(of) ? selection(of) : '';
  const dated = selected.includes('$format');
  const head = [...declared, ...(dated ? ['$format: FormatTanggal'] : [])].join(', ');
  const values = {
    ...Object.fromEntries(args.map((argument) => [argument.name, valueOf(field.name, argument, samples)])),
    ...(dated ? { format: 'DD-MM-YYYY' } : {}),
  };
  return {
    what: `${field.name}(${args.map(({ name }) => name).join(', ')})`,
    query: `query (${head}) { ${field.name}(${given.join(', ')}) ${selected} }`,
    variables: values,
    attacked: Object.keys(values),
  };
}

function valueOf(
  field: string,
  { name, type }: { name: string; type: GraphQLArgument['type'] },
  samples: Samples,
): unknown {
  const named = getNamedType(type);
  if (isInputObjectType(named)) {
    return Object.fromEntries(Object.values(named.getFields()).map((one) => [one.name, valueOf(field, one, samples)]));
  }
  if (name === 'after') return null;
  const value = samples[`${field}(${name})`] ?? samples[name];
  // A new argument must not go unattacked because nobody thought of a value for it.
  if (value === undefined) throw new Error(`There is no sample of a value for ${field}(${name}:): add one.`);
  return value;
}

/** A page, its cursor and what its entries hold; or the plain fields of a record. */
function selection(type: GraphQLObjectType): string {
  const { nodes, edges } = type.getFields();
  const node = nodes && getNamedType(nodes.type);
  if (isObjectType(node) && edges) return `{ edges { cursor } nodes { ${written(node)} } }`;
  return `{ ${written(type)} }`;
}

function written(type: GraphQLObjectType): string {
  return leaves(type)
    .map(({ name, args }) => (args.length > 0 ? `${name}(format: $format)` : name))
    .join(' ');
}

function leaves(type: GraphQLObjectType) {
  return Object.values(type.getFields()).filter((field) => isLeafType(getNamedType(field.type)));
}
