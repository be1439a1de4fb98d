// What an operation gives to each field: persons, pages, periods and filters that mean something, and values that are no good.
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isNonNullType,
} from 'graphql';
import { type Given, type Named, several, variable, type Writing } from './writing.ts';

/** The arguments of a field as they stand in the text; none where nothing is given. */
export function argumentsFor(
  writing: Writing,
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): string {
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
