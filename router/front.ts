// GraphQL over HTTP: each request is read, validated and answered on the contract of its caller.
import type { Asking } from '@bagi/agreements/asking.ts';
import { Refusal } from '@bagi/agreements/refusals.ts';
import { hash } from 'node:crypto';
import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { Account, Named } from './account.ts';
import { admit } from './admit.ts';
import { fieldsIn } from './fieldsIn.ts';
import type { Guard } from './guard.ts';
import { bounding } from './limits/bounding.ts';
import { expense } from './limits/cost.ts';
import { perDocument } from './perDocument.ts';
import type { Asked, Carry } from './plan.ts';
import { codesOf, spoken, whole } from './reply.ts';
import { verdictsIn, type Verdicts, verificationIn } from './verification/verdictsIn.ts';

export interface FrontContext {
  readonly asking: Asked;
  readonly account: Account;
  /** Told of the codes that the reply carries; none when it is an answer. */
  readonly replied: (codes: readonly string[]) => void;
  /** Told of the verdicts that the reply carries. */
  readonly judged: (verdicts: Verdicts) => void;
}

export type Front = (request: Request, context: FrontContext) => Promise<Response>;

/** The front of the graph. Every option that touches security is set here, by hand. */
export function front(carry: Carry, guard: Guard): Front {
  const yoga = createYoga<FrontContext>({
    // The contract is chosen for each request: the server remembers verdicts by schema object, so each partner has its own.
    schema: ({ asking }) => asking.contract.schema,
    plugins: [bounding(), answering(carry, guard), replying()],
    graphqlEndpoint: '/graphql',
    maskedErrors: false,
    batching: false,
    multipart: false,
    graphiql: false,
    landingPage: false,
    cors: false,
    logging: false,
  });
  return async (request, context) => yoga.fetch(request, context);
}

/**
 * Admits the operation on the contract, carries it out on the whole graph, and looks at the answer once more; the schema
 * itself is told by the contract.
 */
function answering(carry: Carry, guard: Guard): Plugin<FrontContext> {
  const tooExpensive = expense();
  return {
    onExecute({ args, setExecuteFn, setResultAndStopExecution }) {
      const { asking, account, judged } = args.contextValue as unknown as FrontContext;
      const { schema } = (asking satisfies Asking).contract;
      const { document, operationName } = args;
      try {
        const { operation, variables, introspects } = admit(schema, document, args.variableValues ?? {}, operationName);
        account.operation = named(document, operation, schema);
        const refused = tooExpensive(asking.contract, document, operation, variables);
        if (refused) throw refused;
        const verification = verificationIn(asking.contract, document, operation);
        if (verification instanceof Refusal) throw verification;
        const part = { document, variables, operationName: operationName ?? undefined };
        setExecuteFn(async () => {
          if (introspects)
            return execute({ schema, document, variableValues: variables, operationName: operationName ?? null });
          const result = guard(await carry(part, asking), part, asking, (returned) => (account.returned = returned));
          if (verification) judged(verdictsIn(verification, whole(result)));
          return result;
        });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        setResultAndStopExecution({ errors: [spoken(error)] });
      }
    },
  };
}

/** The operation as it is recorded. */
function named(document: DocumentNode, operation: OperationDefinitionNode, schema: GraphQLSchema): Named {
  const root = schema.getRootType(operation.operation)?.name ?? '';
  const fields = fieldsIn(document, operation.selectionSet).map(({ name }) => name.value);
  return {
    name: plainName(operation.name?.value),
    digest: digestOf(document),
    roots: [...new Set(fields)].filter((name) => name !== '__typename').map((name) => `${root}.${name}`),
  };
}

/** A name with a long number in it may be one that somebody has put a person into. */
function plainName(name: string | undefined): string | null {
  return name === undefined || name.length > 64 || /\d{6}/.test(name) ? null : name;
}

const digestOf = perDocument(({ loc }) => hash('sha256', loc?.source.body ?? ''));

/** Last before the bytes: whole answers or refusals. */
function replying(): Plugin<FrontContext> {
  return {
    onResultProcess(processing) {
      const { result, serverContext } = processing;
      if (Array.isArray(result) || Symbol.asyncIterator in result) throw new Error('Batches and streams are off.');
      const reply = whole(result as ExecutionResult);
      (serverContext as unknown as FrontContext).replied(codesOf(reply));
      processing.setResult(reply);
    },
  };
}
