// A register's twin for one partner: it agrees on every cell that the agreement opens, and differs in everything else.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import type { GraphQLSchema } from 'graphql';
import type { Sql } from 'postgres';
import { belonging, kindsOpened, opened, type Opened } from './cells.ts';
import { onlyVerifies, opensByVerdict } from './claims.ts';
import { everyone, factsUsed, maySee as mayView, type Person } from './evaluator.ts';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  /** Part of a key: rows keep who they are. */
  readonly key: boolean;
}

interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Column with the id by which a row is seen or not: mostly the person's; none where all rows are alike. */
  readonly person: string | null;
  /** Which of its rows are opened at all, beside whose they are, as a condition. */
  readonly opened: string;
}

/** The record's columns that a fact is read from. */
const columnOfFact: Readonly<Record<string, string>> = {
  jenisAsn: 'asn.asn.jenis_asn',
  golonganRuang: 'asn.asn.golongan_ruang_id',
  rumpunJabatan: 'asn.asn.jabatan_id',
  instansiInduk: 'asn.asn.instansi_induk_id',
  instansiKerja: 'asn.asn.instansi_kerja_id',
  unitKerja: 'asn.asn.unit_kerja_id',
  kedudukanHukum: 'asn.asn.kedudukan_hukum_id',
};

/** Whose rows a twin agrees on: those that may be seen, or, where nothing may, those whose verdicts may be heard. */
function maySee(agreement: Agreement, schema: GraphQLSchema, type: string): (person: Person) => boolean {
  return onlyVerifies(agreement) ? ({ id }) => opensByVerdict(type, id) : mayView(agreement, schema, type);
}

/** Changes a register into its twin for a partner: everything that its agreement does not open becomes something else. */
export async function makeTwin(sql: Sql, agreement: Agreement, schema: GraphQLSchema): Promise<void> {
  const all = await tablesIn(sql, agreement);
  const known = new Set(all.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`)));
  const cells = opened(agreement, schema, known);
  const before = await everyone(sql);
  await sql`select setseed(0.5)`;
  await rememberScopes(sql, agreement, schema, cells, before);
  const tables = await rememberBelonging(sql, cells, all);
  await addPersons(sql, tables);
  for (const table of tables.filter(({ name }) => name !== 'asn.asn')) {
    const visible = cells.filter((cell) => cell.table === table.name);
    const keepsAll =
      table.person === null && (visible.length > 0 || (table.name === 'asn.jabatan' && decides(agreement)));
    if (!keepsAll) await addAndRemove(sql, table, outside(table, visible));
    await scramble(sql, table, visible, agreement);
  }
  const record = tables.find(({ name }) => name === 'asn.asn');
  if (record) await scrambleRecord(sql, record, cells, agreement);
  await sql`drop table proof_scope`;
  await requireSameScope(sql, agreement, schema, cells, before);
}

function decides(agreement: Agreement): boolean {
  return factsUsed(agreement).has('rumpunJabatan');
}

async function tablesIn(sql: Sql, agreement: Agreement): Promise<Table[]> {
  const rows = await sql`
    select relnamespace::regnamespace::text || '.' || relname as table, attname as name, format_type(atttypid, null) as type, not attnotnull as nullable,
      exists (select from pg_index where indrelid = attrelid and indisunique and attnum = any(indkey)) as key
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relkind = 'r' and attnum > 0 and not attisdropped and attgenerated = '' and relname !~ '_lampau$' and atttypid <> 'xid8'::regtype
      and relnamespace::regnamespace::text in ('asn', 'keluarga', 'riwayat', 'usulan', 'finansial')
    order by 1, attnum`;
  const names = [...new Set(rows.map(({ table }) => String(table)))];
  return names.map((name): Table => {
    const columns = rows
      .filter(({ table }) => table === name)
      .map((row): Column => ({
        name: String(row['name']),
        type: String(row['type']),
        nullable: row['nullable'] === true,
        key: row['key'] === true,
      }));
    const owner = columns.some((column) => column.name === 'asn_id') ? 'asn_id' : null;
    return { name, columns, person: name === 'asn.asn' ? 'id' : owner, opened: kindsOpened(agreement, name) };
  });
}

/** Notes for each type whose persons may be seen, and under '' who is outside everything. */
async function rememberScopes(
  sql: Sql,
  agreement: Agreement,
  schema: GraphQLSchema,
  cells: readonly Opened[],
  persons: readonly Person[],
): Promise<void> {
  await sql`create temp table proof_scope (type text, id text, primary key (type, id))`;
  for (const type of ['Asn', ...new Set(cells.map((cell) => cell.type).filter((type) => type !== 'Asn'))]) {
    const ids = persons.filter(maySee(agreement, schema, type)).map(({ id }) => id);
    await sql`insert into proof_scope select ${type}, id from unnest(${ids}::text[]) as id`;
  }
  const isKnown = maySee(agreement, schema, 'Asn');
  const strangers = persons.filter((person) => !isKnown(person)).map(({ id }) => id);
  await sql`insert into proof_scope select '', id from unnest(${strangers}::text[]) as id`;
}

/** Notes the rows to which somebody in scope belongs, and what stands above them, whose name they carry. */
async function rememberBelonging(sql: Sql, cells: readonly Opened[], tables: readonly Table[]): Promise<Table[]> {
  const held = Object.entries(belonging).filter(([type]) => cells.some((cell) => cell.type === type));
  for (const [type, { table, by, parent }] of held) {
    const types = [...new Set(cells.filter((cell) => cell.table === table).map((cell) => cell.type))];
    await sql.unsafe(
      `insert into proof_scope with seen as (select id, ${parent} from ${table} where id in (select ${by} from asn.asn where ${seen('id', [type])}))
       select unnest($1::text[]), id from (select id from seen union select ${parent} from seen where ${parent} is not null) as either`,
      [types],
    );
  }
  return tables.map((table) => (held.some(([, one]) => one.table === table.name) ? { ...table, person: 'id' } : table));
}

const seen = (column: string, types: Iterable<string>) =>
  `${column} in (select id from proof_scope where type in (${[...new Set(types)].map((type) => `'${type}'`).join(', ')}))`;

/** Rows of a table of which the partner may see nothing. */
function outside({ person, opened: kinds }: Table, visible: readonly Opened[]): string {
  if (visible.length === 0) return 'true';
  return person === null
    ? 'false'
    : `not (${kinds} and ${seen(
        person,
        visible.map(({ type }) => type),
      )})`;
}

/** More persons whom the partner may not see, as like those that are there as can be. */
async function addPersons(sql: Sql, tables: readonly Table[]): Promise<void> {
  const names = tables.find(({ name }) => name === 'asn.asn')?.columns.map(({ name }) => name) ?? [];
  // By its last sign, nobody new is one of whom a partner speaks (claims.ts).
  const values = names.map(
    (name) => ({ id: `upper(left(md5(random()::text), 31)) || '3'`, nip: 'null' })[name] ?? name,
  );
  const added = await sql.unsafe(
    `insert into asn.asn (${names.join(', ')}) select ${values.join(', ')} from asn.asn
     where ${seen('id', [''])} and random() < 0.2 returning id`,
  );
  const ids = added.map(({ id }) => String(id));
  await sql`insert into proof_scope select '', id from unnest(${ids}::text[]) as id`;
}

async function addAndRemove(sql: Sql, { name, columns, person }: Table, which: string): Promise<void> {
  await sql.unsafe(`delete from ${name} where (${which}) and random() < 0.2`);
  if (!columns.some((column) => column.name === 'id' && column.key)) return;
  const names = columns.map((column) => column.name);
  const values = names.map((column) => {
    if (column === 'id') return 'upper(md5(random()::text))';
    return column === person && which !== 'true' ? `coalesce(${stranger}, ${column})` : column;
  });
  await sql.unsafe(
    `insert into ${name} (${names.join(', ')}) select ${values.join(', ')} from ${name} where (${which}) and random() < 0.2
     on conflict do nothing`,
  );
}

/** Someone whom the partner may not see. */
const stranger = drawnFrom(`select id from proof_scope where type = ''`);

/** A value of a query's one column, another for each row: what the query gives is gathered once, and drawn from each time. */
function drawnFrom(query: string): string {
  return `(array(${query}))[1 + floor(random() * cardinality(array(${query})))::int]`;
}

/** Gives every cell that is not opened another value. */
async function scramble(sql: Sql, table: Table, visible: readonly Opened[], agreement: Agreement): Promise<void> {
  const fixed = new Set(decides(agreement) ? ['asn.jabatan.rumpun_jabatan_id'] : []);
  const changes = table.columns
    .filter((column) => !column.key && !fixed.has(`${table.name}.${column.name}`))
    .map((column) => {
      const types = visible
        .filter((cell) => cell.column === column.name || isRowItself(table, column))
        .map(({ type }) => type);
      const other =
        column.name === table.person && visible.length > 0
          ? `coalesce(${stranger}, ${column.name})`
          : value(table, column);
      return changed(table, column, types, other);
    });
  await update(sql, table.name, changes);
}

/** Whose a row is, stays with every row that may be seen. */
function isRowItself({ person }: Table, { name }: Column): boolean {
  return name === person;
}

function changed({ person, opened: kinds }: Table, { name }: Column, types: readonly string[], other: string): string {
  if (types.length === 0) return `${name} = ${other}`;
  return person === null
    ? `${name} = ${name}`
    : `${name} = case when ${kinds} and ${seen(person, types)} then ${name} else ${other} end`;
}

async function update(sql: Sql, table: string, changes: readonly string[]): Promise<void> {
  if (changes.length > 0) await sql.unsafe(`update ${table} set ${changes.join(', ')}`);
}

/** The record: employee numbers stay unique, and nobody comes into what the partner may see or leaves it. */
async function scrambleRecord(sql: Sql, table: Table, cells: readonly Opened[], agreement: Agreement): Promise<void> {
  const visible = cells.filter((cell) => cell.table === table.name);
  const facts = new Set([...factsUsed(agreement)].map((fact) => columnOfFact[fact]));
  const changes = table.columns
    .filter((column) => !column.key)
    .map((column) => {
      const isFact = facts.has(`${table.name}.${column.name}`);
      const types = visible.filter((cell) => cell.column === column.name).map(({ type }) => type);
      const other = isFact
        ? `coalesce(${drawnFrom(`select ${column.name} from asn.asn where ${seen('id', [''])}`)}, ${column.name})`
        : value(table, column);
      return changed(table, column, isFact ? ['Asn', ...types] : types, other);
    });
  const nip = visible.filter(({ column }) => column === 'nip').map(({ type }) => type);
  const free = nip.length > 0 ? `not ${seen('id', nip)}` : 'true';
  await sql.unsafe(
    `create temp table proof_nip as select nip, row_number() over (order by random()) as place from asn.asn where ${free}`,
  );
  await sql.unsafe(`update asn.asn set nip = null where ${free}`);
  await update(sql, table.name, changes);
  // Half of the numbers that nobody may see change hands; the others become numbers that nobody had.
  await sql.unsafe(`
    update asn.asn set nip = case when place % 2 = 0 then proof_nip.nip else '1999' || lpad(place::text, 14, '0') end
    from proof_nip, (select id, row_number() over (order by random()) as turn from asn.asn where ${free}) as free
    where free.id = asn.id and proof_nip.place = free.turn`);
  await sql.unsafe(`delete from asn.asn where ${seen('id', [''])} and random() < 0.15`);
  await sql`drop table proof_nip`;
}

/**
 * Another value of a column's type: one of half of those that occur in it, so that groups grow and vanish, or one that
 * never did; now and then none.
 */
function value({ name: table }: Table, { name, type, nullable }: Column): string {
  const occurring = drawnFrom(
    `select ${name} from (select distinct ${name} from ${table} where ${name} is not null) as known where random() < 0.5`,
  );
  const never: Record<string, string> = {
    date: `date '1950-01-01' + floor(random() * 30000)::int`,
    integer: 'floor(random() * 3000)::int',
    numeric: 'round((random() * 100000)::numeric, 2)',
    boolean: 'random() < 0.5',
    jsonb: `jsonb_build_object('x', random())`,
    'timestamp with time zone': `timestamptz '2020-01-01' + random() * interval '2000 days'`,
  };
  const fresh = never[type] ?? (isFree(table, name) ? `'Z' || substr(md5(random()::text), 1, 10)` : occurring);
  const drawn = `case when random() < 0.5 then ${occurring} else ${fresh} end`;
  return nullable ? `case when random() < 0.9 then ${drawn} end` : `coalesce(${drawn}, ${name})`;
}

/** Texts that are no code and no choice among a few. */
function isFree(table: string, column: string): boolean {
  const chosen = ['asn.asn.jenis_asn', 'usulan.usulan.status', 'usulan.usulan.kelompok', 'asn.instansi.jenis'];
  return !chosen.includes(`${table}.${column}`);
}

async function requireSameScope(
  sql: Sql,
  agreement: Agreement,
  schema: GraphQLSchema,
  cells: readonly Opened[],
  before: readonly Person[],
): Promise<void> {
  const after = await everyone(sql);
  for (const type of new Set(['Asn', ...cells.map((cell) => cell.type)])) {
    const isSeen = maySee(agreement, schema, type);
    const ids = (persons: readonly Person[]) => persons.filter(isSeen).map(({ id }) => id);
    if (JSON.stringify(ids(before)) === JSON.stringify(ids(after))) continue;
    throw new Error(`The twin for ${agreement.partner} does not have the same persons in scope of ${type}.`);
  }
}
