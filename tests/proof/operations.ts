// Operations as callers write them, sensible and senseless: over the whole schema, most of them within one agreement.
import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isNonNullType,
  isObjectType,
} from 'graphql';

export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

/** A person as a caller may name them: in scope, outside, or in one of two registers only. */
export interface Named {
  readonly id: string;
  readonly nip: string;
  readonly instansiKerja: string;
  readonly instansiInduk: string;
  readonly unitKerja: string;
  readonly golongan: string;
  readonly tahun: number;
  /** Name of the unit worked in. */
  readonly unit: string;
}

/** A cursor with the list and the arguments that it was given under. */
export interface Given {
  readonly operation: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly cursor: string;
}

/** What operations are made of for one partner. */
export interface World {
  /** Everything that exists, whoever may ask for it. */
  readonly schema: GraphQLSchema;
  readonly mayHold: (coordinate: string) => boolean;
  readonly args: ReadonlyMap<string, 'required' | 'optional'>;
  readonly persons: readonly Named[];
  readonly usulan: readonly string[];
  readonly instansi: readonly string[];
  readonly days: readonly string[];
  /** Names of cubes, and the days that some are of. */
  readonly cubes: readonly string[];
  readonly cubeDays: readonly string[];
  /** What may be sent of registrants, to be verified. */
  readonly claims: readonly object[];
  /** Cursors of this partner, and of others. */
  readonly cursors: readonly Given[];
  readonly foreign: readonly string[];
  /** Fields never asked for, such as links where two clocks differ. */
  readonly without?: ReadonlySet<string>;
}

/** Operations for a partner; they shrink to short ones with the first choices. */
export function operations(world: World): fc.Arbitrary<Operation> {
  return fc
    .array(fc.nat(9_999), { minLength: 1, maxLength: 400, size: 'max' })
    .map((choices) => operationFrom(world, choices));
}

/** The operation that a row of choices leads to; where they run out, the first choice is taken. */
export function operationFrom(world: World, choices: readonly number[]): Operation {
  const writing = writingOf(world, choices);
  const { chance, pick } = writing;
  const roots = [root(writing)];
  while (roots.length < 3 && chance(15)) roots.push(root(writing));
  const body = `{ ${roots.join(' ')} }`;
  const variables = writing.declared.length > 0 ? `(${writing.declared.join(', ')})` : '';
  const plain = variables === '' && writing.fragments.length === 0 && !chance(20);
  const query = plain ? body : [`query Q${variables} ${body}`, ...writing.fragments].join(' ');
  if (!writing.wild || !chance(10)) return { query, variables: writing.variables };
  return {
    query: `${query} query R { __typename }`,
    variables: writing.variables,
    operationName: pick(['Q', 'R', 'S']),
  };
}

interface Writing {
  readonly world: World;
  /** Whether it goes past the agreement now and then. */
  readonly wild: boolean;
  /** Whether it goes past the agreement by one field, once; true only the first time. */
  readonly strays: () => boolean;
  /** One of these, the first when choices have run out. */
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** Happens so many times in a hundred, and never when choices have run out. */
  readonly chance: (percent: number) => boolean;
  readonly declared: string[];
  readonly variables: Record<string, unknown>;
  readonly fragments: string[];
  /** A number that was not used before in this operation. */
  readonly count: () => number;
}

function writingOf(world: World, choices: readonly number[]): Writing {
  let at = 0;
  let counted = 0;
  const next = () => choices[at++] ?? 0;
  const pick = <Item>(items: readonly Item[]): Item => {
    if (items.length === 0) throw new Error('There is nothing to choose from.');
    return items[next() % items.length] as Item;
  };
  const chance = (percent: number) => next() % 100 >= 100 - percent;
  const wild = chance(15);
  let straying = !wild && chance(40);
  const strays = () => {
    if (!straying || !chance(50)) return false;
    straying = false;
    return true;
  };
  return { world, wild, strays, pick, chance, declared: [], variables: {}, fragments: [], count: () => ++counted };
}

const strange = [
  '_service { sdl }',
  '__schema { types { name } }',
  '__type(name: "Asn") { fields { name } }',
  'rahasia',
];

function root(writing: Writing): string {
  const { world, wild, chance, pick } = writing;
  if (wild && chance(15)) return pick([...strange, entities(writing)]);
  const query = world.schema.getQueryType();
  if (!query) throw new Error('The schema has no questions.');
  const names = fieldsOf(writing, query);
  const about = names.filter((field) => field.name !== 'perjanjian' || chance(20));
  return fieldText(writing, query, pick(about.length > 0 ? about : names), 0);
}

/** The question by which subgraphs are joined, asked from outside. */
function entities({ world, pick }: Writing): string {
  return `_entities(representations: [{ __typename: "Asn", id: "${pick(world.persons).id}" }]) { ... on Asn { id nama alamat } }`;
}

/** The fields that may be asked; past the agreement, any. */
function fieldsOf({ world, wild, chance }: Writing, type: GraphQLObjectType): GraphQLField<unknown, unknown>[] {
  const all = Object.values(type.getFields()).filter(({ name }) => !world.without?.has(`${type.name}.${name}`));
  if (wild && chance(15)) return all;
  return all.filter(({ name }) => world.mayHold(`${type.name}.${name}`));
}

function selection(writing: Writing, type: GraphQLObjectType, depth: number): string {
  const { chance, pick, fragments, count } = writing;
  const fields = fieldsOf(writing, type).filter((field) => depth < 4 || !isObjectType(getNamedType(field.type)));
  const wanted = chance(12) ? fields : several(writing, fields);
  const texts = beyond(writing, type, depth);
  for (const field of wanted) texts.push(fieldText(writing, type, field, depth));
  if (wanted.length > 0 && chance(10)) texts.push(fieldText(writing, type, pick(wanted), depth, true));
  if (texts.length === 0 || chance(8)) texts.push('__typename');
  if (writing.wild && chance(6)) texts.push(pick(['rahasia', 'nik', 'alamat { x }', 'id { x }']));
  if (!chance(18)) return `{ ${texts.join(' ')} }`;
  const cut = pick(texts.map((_, index) => index));
  const [before, after] = [texts.slice(0, cut), texts.slice(cut)];
  const inner = `{ ${after.join(' ')} }`;
  const form = pick(['typed', 'untyped', 'named'] as const);
  if (form === 'typed') return `{ ${[...before, `... on ${type.name} ${inner}`].join(' ')} }`;
  if (form === 'untyped') return `{ ${[...before, `... ${directive(writing)}${inner}`].join(' ')} }`;
  const name = `F${count()}`;
  fragments.push(`fragment ${name} on ${type.name} ${inner}`);
  return `{ ${[...before, `...${name}`].join(' ')} }`;
}

/** A field that exists, and that the agreement does not open: once in an operation that strays. */
function beyond(writing: Writing, type: GraphQLObjectType, depth: number): string[] {
  const { world, strays, chance, pick } = writing;
  const closed = Object.values(type.getFields()).filter(({ name }) => !world.mayHold(`${type.name}.${name}`));
  if (closed.length === 0 || !strays()) return [];
  const leaves = closed.filter((field) => !isObjectType(getNamedType(field.type)));
  const field = pick(leaves.length > 0 && chance(70) ? leaves : closed);
  return [fieldText(writing, type, field, depth)];
}

function several<Item>({ pick }: Writing, items: readonly Item[]): Item[] {
  if (items.length === 0) return [];
  const chosen = new Set<Item>([pick(items)]);
  const more = pick([0, 1, 2, 3, 5, 8]);
  for (let index = 0; index < more; index++) chosen.add(pick(items));
  return [...chosen];
}

function fieldText(
  writing: Writing,
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  depth: number,
  again = false,
): string {
  const { chance } = writing;
  const type = getNamedType(field.type);
  const alias = again || depth === 0 || chance(15) ? aliasFor(writing) : '';
  const args = argumentsFor(writing, parent, field);
  const below = isObjectType(type) ? ` ${selection(writing, type, depth + 1)}` : '';
  return `${alias}${field.name}${args}${chance(6) ? ` ${directive(writing)}` : ''}${below}`;
}

/** An alias that nothing else has; names of other fields among them, and past the agreement names that mean something. */
function aliasFor({ pick, chance, wild, count }: Writing): string {
  if (wild && chance(5)) return `${pick(['__proto__', 'constructor', '__typename', 'nama', 'toString'])}: `;
  return `${pick(['a', 'nama', 'nik', 'id', 'data', 'edges'])}${count()}: `;
}

function directive(writing: Writing): string {
  const { pick, wild, chance } = writing;
  if (wild && chance(20)) return pick(['@defer ', '@skip ', '@rahasia ', '@include(if: "x") ']);
  const name = pick(['include', 'skip']);
  const value = pick([true, false]);
  return `@${name}(if: ${chance(40) ? variable(writing, 'Boolean!', value) : value}) `;
}

function variable({ declared, variables, count }: Writing, type: string, value: unknown): string {
  const name = `v${count()}`;
  declared.push(`$${name}: ${type}`);
  variables[name] = value;
  return `$${name}`;
}

function argumentsFor(writing: Writing, parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>): string {
  const coordinate = `${parent.name}.${field.name}`;
  const { world, chance, pick } = writing;
  const known = world.cursors.filter((given) => given.operation === coordinate);
  const continued = known.length > 0 && chance(30) ? pick(known) : undefined;
  const whom = pick(world.persons);
  const given = field.args
    .filter((argument) => isGiven(writing, coordinate, argument))
    .map((argument): [GraphQLArgument, unknown] => [
      argument,
      continued ? continuedWith(writing, continued, argument) : valueOf(writing, coordinate, argument, whom),
    ])
    .filter(([, value]) => value !== undefined);
  const texts = onlyOneKey(writing, coordinate, given).map(([argument, value]) => {
    const required = world.args.get(`${coordinate}(${argument.name})`) === 'required' && !isNonNullType(argument.type);
    const type = `${String(argument.type)}${required ? '!' : ''}`;
    // Enum values inside would have to be written without quotes; a variable takes them as they are.
    return `${argument.name}: ${chance(40) || argument.name === 'data' ? variable(writing, type, value) : literalOf(argument, value)}`;
  });
  return texts.length > 0 ? `(${texts.join(', ')})` : '';
}

const plain = new Set(['first', 'after', 'format']);

function isGiven({ world, wild, chance }: Writing, coordinate: string, argument: GraphQLArgument): boolean {
  const need = world.args.get(`${coordinate}(${argument.name})`);
  if (wild && chance(8)) return need === undefined;
  if (need === 'required' || isNonNullType(argument.type)) return true;
  if (coordinate === 'Query.asn') return need !== undefined;
  return need === undefined ? plain.has(argument.name) && chance(50) : chance(60);
}

/** A person is asked for by id or by NIP; both at once only when going past the agreement. */
function onlyOneKey<Value>(
  { wild, chance, pick }: Writing,
  coordinate: string,
  given: [GraphQLArgument, Value][],
): [GraphQLArgument, Value][] {
  if (coordinate !== 'Query.asn' || (wild && chance(20))) return given;
  const keys = given.filter(([{ name }]) => name === 'id' || name === 'nip');
  if (keys.length < 2) return given;
  const left = pick(keys);
  return given.filter((one) => one !== left);
}

function continuedWith({ pick, chance }: Writing, given: Given, { name }: GraphQLArgument): unknown {
  if (name === 'after') return given.cursor;
  if (name === 'first') return pick([2, 1, 5, 50]);
  return chance(5) ? undefined : given.args[name];
}

function valueOf(writing: Writing, coordinate: string, { name }: GraphQLArgument, whom: Named): unknown {
  const { world, pick, chance, wild } = writing;
  if (chance(wild ? 25 : 4)) return pick(wrong[name] ?? [null, '', 7, {}, 'x']);
  switch (name) {
    case 'nip':
      return whom.nip;
    case 'id':
      return coordinate === 'Query.usulan' ? pick(world.usulan) : whom.id;
    case 'instansiId':
      return coordinate === 'Query.daftarCasn' ? whom.instansiInduk : whom.instansiKerja;
    case 'instansiAsalId':
    case 'instansiTujuanId':
      return pick(world.instansi);
    case 'tahun':
      return whom.tahun;
    case 'cari':
      return pick(['kota', 'Kementerian', 'a', 'ahli muda', 'biro sekretariat', '%', '_']);
    case 'kataKunci':
      return wordsOf(writing, whom.unit);
    case 'first':
      return pick([3, 1, 2, 5, 10, 40, 2, 7, chance(10) ? 1000 : 100]);
    case 'after':
      return chance(20) ? pick([...world.foreign, ...world.cursors.map(({ cursor }) => cursor), 'x']) : undefined;
    case 'format':
      return pick(['DD-MM-YYYY', 'YYYY-MM-DD']);
    case 'periode':
      return periode(writing);
    case 'data':
      return coordinate === 'Query.verifikasiAsn' ? pick(world.claims) : several(writing, world.claims);
    case 'filter':
      return filter(writing, whom);
    case 'menurut':
      return several(writing, ['JENIS_ASN', 'GOLONGAN_RUANG', 'KEDUDUKAN_HUKUM', 'INSTANSI_KERJA']);
    case 'kubus':
      return pick(world.cubes);
    case 'tanggal':
      return pick([...world.cubeDays, pick(world.days)]);
    default:
      return 'x';
  }
}

/** Values that are no good, for each argument. */
const wrong: Readonly<Record<string, readonly unknown[]>> = {
  nip: ['190001011900011999', '123', '', null, '1988041220140319 0', 198804122014031900],
  id: ['', 'absent', "' or true --", null, '\u0000'],
  instansiId: ['absent', '', null, '%'],
  cari: ['', ' ', '\u0000', 'x '.repeat(11), null, 7],
  kataKunci: ['', ' . ', '%', null, "' | 'a':*", 'x'.repeat(2_000), 'a '.repeat(40)],
  tahun: [1800, 3000, 2014.5, '2014', null],
  first: [0, -1, 1001, 2_147_483_648, null, '3'],
  after: ['', 'bm90IGEgY3Vyc29y', null, 7],
  format: ['', 'YYYY', null],
  periode: [null, {}, { dari: '2020-01-01' }, { dari: '2020-13-01', sampai: '2020-01-01' }],
  data: [null, {}, [], { nip: '123' }, { nip: '190001011900011999', nama: 'x' }, { rahasia: 'x' }],
  filter: [null, {}, { rahasia: 'x' }, 'x'],
  menurut: [[], null, ['AGAMA'], 'x'],
  kubus: ['ASN_NIP', null, '', 7],
  tanggal: ['2024-02-31', null, '', 7],
};

/** A few words of a name, the last perhaps begun only. */
function wordsOf({ pick, chance }: Writing, name: string): string {
  const words = name.split(' ');
  const some = [pick(words), ...(chance(40) ? [pick(words)] : [])].join(chance(10) ? ', ' : ' ');
  return chance(50) ? some.slice(0, pick([3, 1, 2, 5])) : some;
}

function periode({ world, pick, chance }: Writing): unknown {
  if (!chance(50)) return { dari: '1950-01-01', sampai: '2049-12-31' };
  const [one, other] = [pick(world.days), pick(world.days)];
  return chance(85) === one < other ? { dari: one, sampai: other } : { dari: other, sampai: one };
}

function filter({ world, wild, chance }: Writing, whom: Named): Record<string, unknown> {
  const by = {
    instansiKerjaId: whom.instansiKerja,
    instansiIndukId: whom.instansiInduk,
    unitKerjaId: whom.unitKerja,
    golonganRuangId: whom.golongan,
  };
  return Object.fromEntries(
    Object.entries(by).filter(([name]) => (world.mayHold(`FilterAsn.${name}`) ? chance(45) : wild && chance(15))),
  );
}

/** A value of an enum stands without quotation marks. */
function literalOf({ type }: GraphQLArgument, value: unknown): string {
  const text = literal(value);
  return isEnumType(getNamedType(type)) ? text.replaceAll(/"(\w+)"/g, '$1') : text;
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([name, inner]) => `${name}: ${literal(inner)}`)
      .join(', ')} }`;
  return JSON.stringify(value);
}
