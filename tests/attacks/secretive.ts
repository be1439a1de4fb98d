// A GraphQL server that shows less than it holds and believes that this hides the rest: what the attacks on a schema must see through.
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import {
  executeSync,
  type GraphQLSchema,
  isObjectType,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { listening, type Served } from '../listening.ts';

interface Secretive {
  readonly holds: GraphQLSchema;
  readonly shows: GraphQLSchema;
  /** How what is hidden is refused. By default by nothing: introspection is silent about it, and suggestions are off. */
  readonly hiding?: 'with a status of its own' | 'with a space too many';
}

/** Answers questions about the schema as far as it shows it, and judges all others by what it holds. */
export async function startSecretive({ holds, shows, hiding }: Secretive): Promise<Served> {
  return listening(
    createServer((request, response) => {
      void json(request).then((asked) => {
        const { query, variables = {} } = asked as { query: string; variables?: Record<string, unknown> };
        const document = parse(query);
        const judged = hiding || query.includes('__schema') || query.includes('__type(') ? shows : holds;
        const errors = validate(judged, document, undefined, { hideSuggestions: true });
        const touched = hiding !== undefined && touches(holds, shows, document);
        response.statusCode = touched && hiding === 'with a status of its own' ? 403 : 200;
        const reply =
          errors.length > 0 ? { errors } : executeSync({ schema: judged, document, variableValues: variables });
        response.end(`${JSON.stringify(reply)}${touched && hiding === 'with a space too many' ? ' ' : ''}`);
      });
    }),
  );
}

/** Whether a document names a field that is held and not shown. */
function touches(holds: GraphQLSchema, shows: GraphQLSchema, document: ReturnType<typeof parse>): boolean {
  let found = false;
  const info = new TypeInfo(holds);
  const field = () => {
    const [type, definition] = [info.getParentType(), info.getFieldDef()];
    const shown = type && shows.getType(type.name);
    if (!definition || definition.name.startsWith('__')) return;
    if (!isObjectType(shown) || !(definition.name in shown.getFields())) found = true;
  };
  visit(document, visitWithTypeInfo(info, { Field: field }));
  return found;
}
