// An example for each service of an agreement, made from the partner's own schema: it names nothing that is not granted.
import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  parse,
  print,
} from 'graphql';

/** A service as an agreement tells it. */
export interface Service {
  readonly nama: string;
  readonly pasal: string;
  readonly mode: string;
  readonly operasi: string | null;
  readonly kolom: readonly string[];
}

export interface Example {
  readonly query: string;
  readonly variables: string;
}

type Field = GraphQLField<unknown, unknown>;

/** Values for arguments and input fields by their names: an invented person, and a year in which something happened. */
const invented: Readonly<Record<string, unknown>> = {
  nip: '197702142003122900',
  nama: 'Sri Lestari Contoh',
  tanggalLahir: '1977-02-14',
  statusKepegawaian: 'PNS',
  instansiId: 'A5EB03E23C04F6A0E040640A040252AD',
  kataKunci: 'direktorat',
  tahun: 2024,
  dari: '2024-01-01',
  sampai: '2024-12-31',
  first: 10,
};

/** Values by type, for what has no name above; a text, such as the checksum of a list that counts once sent, stays empty. */
const plain: Readonly<Record<string, unknown>> = {
  Int: 1,
  Float: 1,
  Boolean: false,
  Tanggal: '2024-01-01',
  Desimal: '0',
};

const depthMax = 4;

/** The example of one service; null when it is not served. */
export function exampleOf(schema: GraphQLSchema, service: Service, others: readonly Service[]): Example | null {
  const path = pathTo(schema, service.operasi ?? '');
  if (!path) return null;
  const operations = new Set(others.map(({ operasi }) => operasi));
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];

  const call = ({ name, args }: Field): string => {
    const given = args.filter(isGiven);
    for (const argument of given) {
      declared.push(`$${argument.name}: ${String(argument.type)}`);
      variables[argument.name] = valueOf(argument.name, argument.type);
    }
    return given.length === 0 ? name : `${name}(${given.map((one) => `${one.name}: $${one.name}`).join(', ')})`;
  };
  const selected = (type: GraphQLObjectType, depth: number): string => {
    const parts = chosen(type, service, operations).flatMap((field): string[] => {
      const returned = getNamedType(field.type);
      if (isLeafType(returned)) return [field.name];
      if (!isObjectType(returned) || depth >= depthMax) return [];
      const within = selected(returned, depth + 1);
      return within === '' ? [] : [`${field.name} { ${within} }`];
    });
    return parts.join(' ');
  };
  const written = path.reduceRight((beneath, field, depth) => {
    const returned = getNamedType(field.type);
    const within = depth === path.length - 1 && isObjectType(returned) ? selected(returned, depth) : beneath;
    return `${call(field)} ${within === '' ? '' : `{ ${within} }`}`;
  }, '');
  const kind = service.operasi?.startsWith('Mutation.') ? 'mutation' : 'query';
  const head = declared.length === 0 ? '' : `(${declared.join(', ')})`;
  return {
    query: `# ${service.pasal}: ${service.nama}\n${print(parse(`${kind} ${titleOf(service)}${head} { ${written} }`))}\n`,
    variables: declared.length === 0 ? '' : JSON.stringify(variables, null, 2),
  };
}

/** The fields that lead to an operation from the top; null when it is not in the schema. */
function pathTo(schema: GraphQLSchema, operation: string): readonly Field[] | null {
  const [typeName = '', name = ''] = operation.split('.');
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[name] : undefined;
  if (!field) return null;
  const query = schema.getQueryType();
  if (type === query || type === schema.getMutationType()) return [field];
  const parent = Object.values(query?.getFields() ?? {}).find((one) => getNamedType(one.type) === type);
  return parent ? [parent, field] : null;
}

/** Of a type: what the service names of it; for a list its entries and its end; else what tells one from another. */
function chosen(type: GraphQLObjectType, { kolom, operasi }: Service, operations: ReadonlySet<string | null>): Field[] {
  const fields = Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
  if (type.name === 'PageInfo') return fields.filter(({ name }) => name === 'hasNextPage' || name === 'endCursor');
  if (type.name.endsWith('Connection')) return fields.filter(({ name }) => name !== 'edges');
  const isOther = (field: Field) =>
    operations.has(`${type.name}.${field.name}`) && `${type.name}.${field.name}` !== operasi;
  const place = (field: Field) => kolom.indexOf(`${type.name}.${field.name}`);
  const named = fields
    .filter((field) => place(field) >= 0 && !isOther(field))
    .toSorted((one, other) => place(one) - place(other));
  if (named.length > 0) return named;
  const telling = fields.filter(({ name }) => ['id', 'nip', 'nama'].includes(name));
  if (telling.length > 0) return telling;
  const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
  // What only leads to other services is shown with all of them.
  return leaves.length > 0 ? leaves : fields;
}

/** Arguments that must be given, and those without which an answer would be nobody's or endless. */
function isGiven(argument: GraphQLArgument): boolean {
  return isRequiredArgument(argument) || ['nip', 'periode', 'first'].includes(argument.name);
}

function valueOf(name: string, type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return valueOf(name, type.ofType);
  if (isListType(type)) return [valueOf(name, type.ofType)];
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((one) => isRequiredInputField(one) || one.name in invented);
    return Object.fromEntries(fields.map((field) => [field.name, valueOf(field.name, field.type)]));
  }
  const { [name]: value = plain[type.name] ?? '' } = invented;
  if (isEnumType(type)) return (type.getValue(String(value)) ?? type.getValues()[0])?.name;
  return value;
}

/** The name of a service as the name of an operation. */
function titleOf({ nama }: Service): string {
  const words = nama
    .replaceAll(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .split(' ');
  const title = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[A-Za-z]/.test(title) ? title : `Layanan${title}`;
}
