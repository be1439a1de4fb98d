// The verdicts in an answer: what the fields of mode verify say, for those who count them and for the size of the reply.
import type { Contract } from '@bagi/agreements/contract.ts';
import { fieldAt, served } from '@bagi/agreements/grants.ts';
import { type Refusal, refusal } from '@bagi/agreements/refusals.ts';
import {
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  getNamedType,
  isEnumType,
  type OperationDefinitionNode,
} from 'graphql';
import { fieldsIn } from '../fieldsIn.ts';

export interface Verdicts {
  readonly words: readonly string[];
  /** By how many bytes the reply is shorter than if every verdict were the longest word. */
  readonly missingBytes: number;
}

/** What an operation verifies: the one field, by its name in the answer, and the words that it may say. */
export interface Verification {
  readonly key: string;
  readonly words: readonly string[];
}

/** The verification of an operation, if it has one; a refusal when it has several: many are sent in the field for many. */
export function verificationIn(
  contract: Contract,
  document: DocumentNode,
  { operation, selectionSet }: OperationDefinitionNode,
): Verification | Refusal | null {
  const root = contract.schema.getRootType(operation)?.name ?? '';
  const [one, another] = fieldsIn(document, selectionSet).flatMap((node) => verificationOf(contract, root, node));
  if (another) return refusal('BAD_REQUEST', 'An operation verifies once: send many in verifikasiAsnBanyak.');
  return one ?? null;
}

function verificationOf(contract: Contract, root: string, { name, alias }: FieldNode): Verification[] {
  const coordinate = `${root}.${name.value}`;
  const verifies = served(contract.agreement).some(
    ({ operation, mode }) => operation === coordinate && mode === 'verify',
  );
  const type = verifies && fieldAt(contract.schema, coordinate)?.type;
  const words = type && getNamedType(type);
  if (!isEnumType(words)) return [];
  return [{ key: (alias ?? name).value, words: words.getValues().map((value) => value.name) }];
}

/** What was said, of an answer that is whole; a refusal says nothing. */
export function verdictsIn({ key, words }: Verification, { data }: ExecutionResult): Verdicts {
  const longest = Math.max(...words.map((word) => word.length));
  const said = [data?.[key] ?? []].flat().map(String);
  return { words: said, missingBytes: said.reduce((sum, word) => sum + longest - word.length, 0) };
}
