// The front of the graph: each question is read, validated and answered on the contract of its caller.
import { Refusal } from '@bagi/agreements/refusals.ts';
import { hash } from 'node:crypto';
import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Account, Named } from './account.ts';
import { admit } from './admit.ts';
import { fieldsIn } from './fieldsIn.ts';
import type { Guard } from './guard.ts';
import { expense } from './limits/cost.ts';
import { perDocument } from './perDocument.ts';
import type { Asked, Carry } from './plan.ts';
import type { Question } from './question.ts';
import { isRefused, reader } from './reading.ts';
import { codesOf, spoken, whole } from './reply.ts';
import { verdictsIn, type Verdicts, verificationIn } from './verification/verdictsIn.ts';

export interface FrontContext {
  readonly asking: Asked;
  readonly account: Account;
  /** Counts an operation against the quotas of the services that its root fields are of; a refusal when one is used up. */
  readonly charge: (roots: readonly string[]) => Promise<Refusal | null>;
  /** Told of the codes that the reply carries; none when it is an answer. */
  readonly replied: (codes: readonly string[]) => void;
  /** Told of the verdicts that the reply carries. */
  readonly judged: (verdicts: Verdicts) => void;
}

/** What a question comes to. */
export interface Given {
  readonly result: ExecutionResult;
  /** Whether it failed before it was known what is asked: the document could not be read, or is not valid on the contract. */
  readonly isUnread: boolean;
}

export type Front = (question: Question, context: FrontContext) => Promise<Given>;

/** The front of the graph: a question is read on the contract of its caller, admitted, carried out, looked at once more. */
export function front(carry: Carry, guard: Guard): Front {
  const read = reader();
  const tooExpensive = expense();
  return async (question, context) => {
    const document = read(question.query, context.asking.contract.schema);
    const isUnread = isRefused(document);
    const result = whole(isUnread ? { errors: document } : await answered(question, document, context));
    context.replied(codesOf(result));
    return { result, isUnread };
  };

  async function answered(
    { variables: given, operationName }: Question,
    document: DocumentNode,
    { asking, account, charge, judged }: FrontContext,
  ): Promise<ExecutionResult> {
    const { contract } = asking;
    const { schema } = contract;
    try {
      const { operation, variables, introspects } = admit(schema, document, given ?? {}, operationName);
      account.operation = named(document, operation, schema);
      const refused = tooExpensive(contract, document, operation, variables);
      if (refused) throw refused;
      const verification = verificationIn(contract, document, operation);
      if (verification instanceof Refusal) throw verification;
      if (introspects)
        return await execute({ schema, document, variableValues: variables, operationName: operationName ?? null });
      const spent = await charge(account.operation.roots);
      if (spent) throw spent;
      const part = { document, variables, operationName: operationName ?? undefined };
      const result = guard(await carry(part, asking), part, asking, (returned) => (account.returned = returned));
      if (verification) judged(verdictsIn(verification, whole(result)));
      return result;
    } catch (error) {
      return { errors: [asError(error)] };
    }
  }
}

function asError(error: unknown): GraphQLError {
  if (error instanceof Refusal) return spoken(error);
  if (error instanceof GraphQLError) return error;
  return new GraphQLError('The system failed.', {
    originalError: error instanceof Error ? error : new Error(String(error)),
  });
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
