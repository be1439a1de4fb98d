// Selections of a person, drawn from the words of the subgraphs: each field with the subgraph that answers it.
import fc from 'fast-check';
import { getNamedType, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import { graph } from '../../start/graph.ts';

/** A field of a person as it is selected. */
export interface Selected {
  readonly subgraph: string;
  /** Its name in the answer. */
  readonly key: string;
  readonly text: string;
  /** Every field that it asks for. */
  readonly coordinates: readonly string[];
}

const schemas = new Map(graph.map(({ name, schema }) => [name, schema]));

/** Every field of a person, and the subgraph that has it; those who only know the person by its key do not count. */
const fields = [...schemas].flatMap(([subgraph, schema]) =>
  fieldsOf(schema, 'Asn').flatMap((field) => (field.name === 'id' && subgraph !== 'asn' ? [] : [{ subgraph, field }])),
);

/** Some fields of a person; those within these coordinates, or for a case in three any at all. */
export function selections(permitted: (coordinate: string) => boolean): fc.Arbitrary<readonly Selected[]> {
  const choices = fc.array(fc.nat(9_999), { minLength: 12, maxLength: 60, size: 'max' });
  return fc.tuple(fc.nat(2), choices).map(([kind, row]) => {
    let at = 0;
    const next = () => row[at++ % row.length] ?? 0;
    const strays = kind === 0;
    const open = fields.filter(({ field }) => permitted(`Asn.${field.name}`));
    const picked = Array.from({ length: 1 + (next() % 6) }, () => {
      const from = open.length === 0 || (strays && next() % 3 === 0) ? fields : open;
      return from[next() % from.length];
    });
    const kept = [...new Map(picked.flatMap((one) => (one ? [[one.field.name, one]] : []))).values()];
    return kept.flatMap(({ subgraph, field }, index): Selected[] => {
      const schema = schemas.get(subgraph);
      const written = schema && write(schema, 'Asn', field, strays ? () => true : permitted, next, 3);
      const alias = next() % 3 === 0 ? `lain${index}` : undefined;
      const key = alias ?? field.name;
      const { text = '', coordinates = [] } = written ?? {};
      return written ? [{ subgraph, key, text: alias ? `${alias}: ${text}` : text, coordinates }] : [];
    });
  });
}

interface Written {
  readonly text: string;
  readonly coordinates: readonly string[];
}

/** A field with something selected beneath it; nothing where nothing can be. */
function write(
  schema: GraphQLSchema,
  parent: string,
  field: GraphQLField<unknown, unknown>,
  open: (coordinate: string) => boolean,
  next: () => number,
  levels: number,
): Written | undefined {
  const own = `${parent}.${field.name}`;
  const type = getNamedType(field.type);
  if (!isObjectType(type)) {
    const dated = field.args.some(({ name }) => name === 'format') && next() % 2 === 0;
    return { text: `${field.name}${dated ? '(format: "DD-MM-YYYY")' : ''}`, coordinates: [own] };
  }
  if (levels === 0 || field.args.length > 0) return undefined;
  const inner = fieldsOf(schema, type.name).filter(({ name }) => open(`${type.name}.${name}`));
  const picked = new Set(Array.from({ length: 1 + (next() % 4) }, () => inner[next() % (inner.length || 1)]));
  const written = [...picked].flatMap((one) => (one && write(schema, type.name, one, open, next, levels - 1)) ?? []);
  if (written.length === 0) return undefined;
  return {
    text: `${field.name} { ${written.map(({ text }) => text).join(' ')} }`,
    coordinates: [own, ...written.flatMap(({ coordinates }) => coordinates)],
  };
}

function fieldsOf(schema: GraphQLSchema, type: string): GraphQLField<unknown, unknown>[] {
  const found = schema.getType(type);
  return isObjectType(found) ? Object.values(found.getFields()) : [];
}
