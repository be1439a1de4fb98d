// Plans are made once for each text: which subgraph is asked for what, and what of it all is the answer.
import { QueryPlanner } from '@graphql-hive/router-query-planner';
import { buildASTSchema, type DocumentNode, parse, print } from 'graphql';
import { LRUCache } from 'lru-cache';
import { textRemembered } from '../perDocument.ts';
import { type Projection, projectionOf } from './projection.ts';
import { type Step, stepOf } from './steps.ts';

export interface Planned {
  /** None where nothing is asked of any subgraph. */
  readonly step: Step | null;
  readonly project: Projection;
}

export type Plan = (document: DocumentNode, operationName: string | undefined) => Promise<Planned>;

export function planner(supergraphSdl: string): Plan {
  const plans = new QueryPlanner(supergraphSdl);
  const schema = buildASTSchema(parse(plans.consumerSchema), { assumeValidSDL: true });
  const known = new LRUCache<string, Promise<Planned>>({
    maxSize: textRemembered,
    sizeCalculation: (_, text) => text.length,
  });
  const texts = new WeakMap<DocumentNode, string>();
  const planned = async (document: DocumentNode, text: string, operationName: string | undefined): Promise<Planned> => {
    // No field of ours is overridden step by step: there are no labels.
    const { node } = await plans.planAsync(text, operationName, new Set(), 0);
    return { step: node ? stepOf(node) : null, project: projectionOf(schema, document, operationName) };
  };
  return (document, operationName) => {
    const text = texts.get(document) ?? print(document);
    texts.set(document, text);
    const key = `${operationName ?? ''} ${text}`;
    const before = known.get(key);
    if (before) return before;
    const made = planned(document, text, operationName);
    known.set(key, made);
    // What failed once may have failed for want of time.
    made.catch(() => known.delete(key));
    return made;
  };
}
