// What an operation may cost at most: its fields, each as often as there may be rows of it.
import type { Contract } from '@bagi/agreements/contract.ts';
import { pageSizeDefault } from '@bagi/agreements/pageSizeDefault.ts';
import { type Refusal, refusal } from '@bagi/agreements/refusals.ts';
import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';
import { fieldsIn } from '../fieldsIn.ts';
import { bounds } from './bounds.ts';

type Variables = Readonly<Record<string, unknown>>;

/** What it is once the variables are known: one of them may say how large a page is. */
type Amount = (variables: Variables) => number;

interface Cost {
  readonly amount: Amount;
  readonly most: number;
}

/** Judges the cost of an operation that is valid on the contract; the refusal, or null. */
export type TooExpensive = (
  contract: Contract,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
) => Refusal | null;

/** What depends on contract and operation alone is worked out once, and kept as long as both are. */
export function expense(): TooExpensive {
  const known = new WeakMap<Contract, WeakMap<OperationDefinitionNode, Cost>>();
  return (contract, document, operation, variables) => {
    const ofContract = known.get(contract) ?? new WeakMap<OperationDefinitionNode, Cost>();
    known.set(contract, ofContract);
    const { amount, most } = ofContract.get(operation) ?? costOf(contract, document, operation);
    ofContract.set(operation, { amount, most });
    const cost = amount(variables);
    if (cost <= most) return null;
    return refusal('QUERY_TOO_EXPENSIVE', `The operation may give up to ${cost} values; the limit is ${most}.`);
  };
}

/** What an operation may come to: with pages of one, with pages as large as they may be, and how much is allowed. */
export function costBetween(
  contract: Contract,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): { least: number; most: number; allowed: number } {
  const { amount, most: allowed } = costOf(contract, document, operation);
  const pagesOf = (size: number) =>
    // Stryker disable next-line ArrayDeclaration: the parser gives every operation this list.
    Object.fromEntries((operation.variableDefinitions ?? []).map(({ variable }) => [variable.name.value, size]));
  return { least: amount(pagesOf(1)), most: amount(pagesOf(contract.agreement.limits.pageMax)), allowed };
}

function costOf(contract: Contract, document: DocumentNode, operation: OperationDefinitionNode): Cost {
  const asksForSchema = fieldsIn(document, operation.selectionSet).every((field) => field.name.value.startsWith('__'));
  return {
    amount: amountOf(contract, document, operation),
    most: asksForSchema ? bounds.introspectionCostMax : contract.agreement.limits.costMax,
  };
}

function amountOf(
  { agreement, schema }: Contract,
  document: DocumentNode,
  { operation, selectionSet }: OperationDefinitionNode,
): Amount {
  const { pageMax } = agreement.limits;
  /** `rows`: how many a list among these selections counts for. */
  const ofSelections = (set: SelectionSetNode, type: GraphQLNamedType, rows: Amount): Amount =>
    sum(fieldsIn(document, set).map((node) => ofField(node, fieldOf(type, node.name.value), rows)));
  const ofField = (node: FieldNode, field: GraphQLField<unknown, unknown> | undefined, rows: Amount): Amount => {
    // Only __typename stands in no type.
    if (!field) return always(1);
    // A page's size holds for the lists right beneath it; beneath those, lists are lists again.
    const paged = field.args.some((argument) => argument.name === 'first');
    const beneath = paged ? pageSize(node, pageMax) : always(bounds.listRows);
    const each = node.selectionSet
      ? sum([always(1), ofSelections(node.selectionSet, getNamedType(field.type), beneath)])
      : always(1);
    return isListType(getNullableType(field.type)) ? product(rows, each) : each;
  };
  const root = schema.getRootType(operation);
  return root ? ofSelections(selectionSet, root, always(bounds.listRows)) : always(0);
}

function pageSize({ arguments: given }: FieldNode, pageMax: number): Amount {
  // The parser gives every field this list, though an empty one.
  const first = (given as readonly ArgumentNode[]).find((argument) => argument.name.value === 'first')?.value;
  if (first?.kind === Kind.INT) return always(Number(first.value));
  if (first?.kind !== Kind.VARIABLE) return always(pageSizeDefault(pageMax));
  const { value: name } = first.name;
  return (variables) => {
    const size = variables[name];
    return typeof size === 'number' ? size : pageSizeDefault(pageMax);
  };
}

function fieldOf(type: GraphQLNamedType, name: string) {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(type) ? type.getFields()[name] : undefined;
}

function always(amount: number): Amount {
  return () => amount;
}

function sum(amounts: readonly Amount[]): Amount {
  return (variables) => amounts.reduce((total, amount) => total + amount(variables), 0);
}

/** A page of no entry, or of fewer, is refused elsewhere and costs what one costs. */
function product(rows: Amount, each: Amount): Amount {
  return (variables) => Math.max(rows(variables), 1) * each(variables);
}
