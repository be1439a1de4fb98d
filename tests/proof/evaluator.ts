// What an agreement gives, worked out a second time from its document alone, so that the product can be held against it.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { getNamedType, type GraphQLSchema, isObjectType } from 'graphql';
import type { Sql } from 'postgres';

/** A person with the facts that scopes decide on. */
export interface Person {
  readonly id: string;
  readonly facts: Readonly<Record<string, string | null>>;
}

/** Everyone in the register, with their facts read from the records themselves. */
export async function everyone(sql: Sql): Promise<Person[]> {
  const rows = await sql`
    select a.id, a.jenis_asn, a.golongan_ruang_id, a.instansi_induk_id, a.instansi_kerja_id, a.unit_kerja_id,
      a.kedudukan_hukum_id, j.rumpun_jabatan_id
    from asn.asn a left join asn.jabatan j on j.id = a.jabatan_id order by a.id`;
  return rows.map((row) => ({
    id: String(row['id']),
    facts: {
      jenisAsn: row['jenis_asn'],
      golonganRuang: row['golongan_ruang_id'],
      rumpunJabatan: row['rumpun_jabatan_id'],
      instansiInduk: row['instansi_induk_id'],
      instansiKerja: row['instansi_kerja_id'],
      unitKerja: row['unit_kerja_id'],
      kedudukanHukum: row['kedudukan_hukum_id'],
    },
  }));
}

type Rows = Readonly<Record<string, readonly string[] | string | undefined>>;

/** What the document says about whose rows of a type may be seen: fact → values; nothing means everyone. */
function conditionsOn(agreement: Agreement, schema: GraphQLSchema, type: string): [fact: string, values: string[]][] {
  const service = built(agreement).find(({ operation }) => returned(schema, operation) === type);
  const said = [agreement.rows as Rows, (service?.rows ?? {}) as Rows];
  return said.flatMap((rows) =>
    Object.entries(rows).flatMap(([fact, values]): [string, string[]][] =>
      Array.isArray(values) ? [[fact, values]] : [],
    ),
  );
}

/** Whether a partner may see rows of a type about a person. */
export function maySee(agreement: Agreement, schema: GraphQLSchema, type: string): (person: Person) => boolean {
  const conditions = conditionsOn(agreement, schema, type);
  return ({ facts }) => conditions.every(([fact, values]) => values.includes(facts[fact] ?? ''));
}

/** The facts that decide anything in an agreement. */
export function factsUsed(agreement: Agreement): Set<string> {
  return new Set([agreement, ...built(agreement)].flatMap(({ rows }) => Object.keys(rows as Rows)));
}

function built({ services }: Agreement) {
  return services.filter(({ notYetServed }) => notYetServed !== true);
}

function fieldOf(schema: GraphQLSchema, coordinate: string) {
  const [typeName = '', name = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  return isObjectType(type) ? type.getFields()[name] : undefined;
}

/** The type that an operation is about: of a list in pages, what its pages hold. */
function returned(schema: GraphQLSchema, operation: string): string {
  const field = fieldOf(schema, operation);
  const name = field ? getNamedType(field.type).name : '';
  return name.replace(/Connection$/, '');
}

/** Every field that the document lists, and the operations themselves. */
export function listed(agreement: Agreement): Set<string> {
  const fields = built(agreement).flatMap((service) => [
    service.operation,
    ...Object.entries(service.fields).flatMap(([type, names]) => Object.keys(names).map((name) => `${type}.${name}`)),
  ]);
  return new Set(fields);
}

/** Arguments that the document lists, as `Query.asn(nip)`, and whether they must be given. */
export function argumentsListed(agreement: Agreement): Map<string, 'required' | 'optional'> {
  return new Map(
    built(agreement).flatMap(({ operation, arguments: names }) =>
      Object.entries(names).map(([name, need]): [string, 'required' | 'optional'] => [`${operation}(${name})`, need]),
    ),
  );
}

/** The types that tell every partner of its own agreement. */
const ownAgreement = new Set([
  'Perjanjian',
  'LayananPerjanjian',
  'WebhookPerjanjian',
  'PeristiwaWebhook',
  'KunciWebhook',
  'KewajibanPerjanjian',
  'Pemakaian',
  'Kuota',
  'PerubahanPerjanjian',
]);

/** Whether an answer may hold a field: listed, or what pages and the partner's own agreement are made of. */
export function mayHold(agreement: Agreement, schema: GraphQLSchema): (coordinate: string) => boolean {
  const fields = listed(agreement);
  const pages = new Set(
    [...fields].map((field) => returnedName(schema, field)).filter((name) => name.endsWith('Connection')),
  );
  return (coordinate) => {
    const [type = '', field = ''] = coordinate.split('.');
    if (fields.has(coordinate) || field === '__typename') return true;
    if (coordinate === 'Query.perjanjian' || ownAgreement.has(type)) return true;
    if (type === 'PageInfo' || coordinate === 'Snapshot.takenAt') return pages.size > 0;
    if (type.endsWith('Connection'))
      return pages.has(type) && ['edges', 'nodes', 'pageInfo', 'snapshot'].includes(field);
    return type.endsWith('Edge') && pages.has(type.replace(/Edge$/, 'Connection'));
  };
}

function returnedName(schema: GraphQLSchema, coordinate: string): string {
  const field = fieldOf(schema, coordinate);
  return field ? getNamedType(field.type).name : '';
}

/** What an answer to a partner may hold: which fields, and which persons it may not name. */
export async function boundsOf(sql: Sql, agreement: Agreement, schema: GraphQLSchema) {
  const persons = await everyone(sql);
  const isKnown = maySee(agreement, schema, 'Asn');
  const strangers = persons.filter((person) => !isKnown(person)).map(({ id }) => id);
  return { granted: mayHold(agreement, schema), strangers: new Set(strangers) };
}
