// A plan as steps that are carried out: what is asked of which subgraph, after what, and where its answer goes.
import type {
  BatchFetchNode,
  EntityBatchAlias,
  FetchNode,
  FlattenNode,
  PlanNode,
} from '@graphql-hive/router-query-planner';
import { type DocumentNode, type ExecutionResult, GraphQLError, parse } from 'graphql';
import { merge } from './merge.ts';
import { type Data, entitiesAt, representationOf } from './representations.ts';

/** Asks one subgraph for a part. */
export type AskPart = (
  subgraph: string,
  document: DocumentNode,
  variables: Record<string, unknown> | undefined,
) => Promise<ExecutionResult>;

/** What has come so far of one answer. */
export interface Progress {
  readonly ask: AskPart;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly data: Data;
  readonly errors: GraphQLError[];
}

export type Step = (progress: Progress) => Promise<void>;

/** The steps of a plan. What our graph has no need of (interfaces, renamed keys, deferred parts) is refused here. */
export function stepOf(node: PlanNode): Step {
  switch (node.kind) {
    case 'Fetch':
      return fetched(node);
    case 'BatchFetch':
      return filled(node, node.entityBatch.aliases);
    case 'Flatten':
      return filled(...flattened(node));
    case 'Sequence':
      return inTurn(node.nodes.map(stepOf));
    case 'Parallel':
      return atOnce(node.nodes.map(stepOf));
    default:
      throw new Error(`A plan with a ${node.kind} cannot be carried out.`);
  }
}

function inTurn(steps: readonly Step[]): Step {
  return async (progress) => {
    for (const step of steps) await step(progress);
  };
}

function atOnce(steps: readonly Step[]): Step {
  return async (progress) => void (await Promise.all(steps.map((step) => step(progress))));
}

/** Fields of the root. */
function fetched(node: FetchNode): Step {
  const asking = askingOf(node);
  return async (progress) => {
    const data = await asking(progress, {});
    if (data) merge(progress.data, data);
  };
}

/** Which entities a node fills, as one alias of a batch says it. */
function flattened({ path, node }: FlattenNode): [FetchNode, EntityBatchAlias[]] {
  if (node.kind !== 'Fetch' || !node.requires) throw new Error(`A plan fills entities by a ${node.kind}.`);
  const alias = { alias: '_entities', representationsVariableName: 'representations', paths: [path] };
  return [node, [{ ...alias, requires: node.requires }]];
}

/** Fields of entities that have come already, each entity asked for once. */
function filled(node: FetchNode | BatchFetchNode, aliases: readonly EntityBatchAlias[]): Step {
  if (aliases.some(isRewritten)) throw new Error('A plan renames what it asks for.');
  const asking = askingOf(node);
  return async (progress) => {
    const waiting = aliases.map((one) => waitingFor(progress.data, one));
    if (waiting.every(({ representations }) => representations.length === 0)) return;
    const representations = Object.fromEntries(
      aliases.map((one, place) => [one.representationsVariableName, waiting[place]?.representations ?? []]),
    );
    const data = await asking(progress, representations);
    if (!data) return;
    for (const [place, { alias }] of aliases.entries()) {
      const entities = data[alias];
      if (!Array.isArray(entities)) continue;
      for (const [index, entity] of entities.entries())
        if (entity) for (const target of waiting[place]?.targets[index] ?? []) merge(target, entity as Data);
    }
  };
}

interface Waiting {
  readonly representations: readonly Data[];
  /** The objects that each of them stands for. */
  readonly targets: readonly (readonly Data[])[];
}

function waitingFor(data: Data, { paths, requires }: EntityBatchAlias): Waiting {
  const known = new Map<string, Data[]>();
  const representations: Data[] = [];
  for (const path of paths) {
    for (const entity of entitiesAt(data, path)) {
      const representation = representationOf(entity, requires);
      if (!representation) continue;
      const key = JSON.stringify(representation);
      const same = known.get(key);
      if (same) same.push(entity);
      else {
        known.set(key, [entity]);
        representations.push(representation);
      }
    }
  }
  return { representations, targets: [...known.values()] };
}

function isRewritten({ inputRewrites, outputRewrites }: FetchNode | EntityBatchAlias): boolean {
  return (inputRewrites?.length ?? 0) + (outputRewrites?.length ?? 0) > 0;
}

/** Asks what a node asks, with what it needs of the variables; a failure is noted, and gives nothing. */
function askingOf(node: FetchNode | BatchFetchNode) {
  if (node.kind === 'Fetch' && isRewritten(node)) throw new Error('A plan renames what it asks for.');
  const document = parse(node.operation, { noLocation: true });
  const needed = node.variableUsages ?? [];
  return async ({ ask, variables, errors }: Progress, besides: Data): Promise<Data | null> => {
    const given: Data = { ...besides };
    for (const name of needed) if (Object.hasOwn(variables, name)) given[name] = variables[name];
    try {
      const result = await ask(node.serviceName, document, given);
      for (const error of result.errors ?? []) errors.push(without(error));
      return result.data ?? null;
    } catch (error) {
      errors.push(new GraphQLError('A subgraph failed.', { originalError: error as Error }));
      return null;
    }
  };
}

/** Places in a part of the plan mean nothing to whoever asked for the whole. */
function without({ message, originalError, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { path: [], extensions, originalError: originalError ?? null });
}
