// What a request asks, read from its body as GraphQL over HTTP describes it; anything else is refused with what is wrong.
import { refusal } from '@bagi/agreements/refusals.ts';
import { bounds } from './limits/bounds.ts';

/** A GraphQL request: the document as written, and what goes with it. */
export interface Question extends Beside {
  readonly query: string;
}

/** The same before a document that is only named has been found. */
export type Posed = Question | (Beside & { readonly documentId: string });

interface Beside {
  readonly variables?: Record<string, unknown> | null;
  readonly operationName?: string | null;
  readonly extensions?: Record<string, unknown> | null;
}

/** Reads the question in a JSON body. */
export function questionIn(contentType: string | undefined, body: Buffer): Posed {
  const [type, ...parameters] = String(contentType).toLowerCase().split(';');
  if (String(type).trim() !== 'application/json')
    throw refusal('UNSUPPORTED_MEDIA_TYPE', 'The body is not application/json.');
  if (parameters.some((one) => one.trim().startsWith('charset=') && !/utf-?8/.test(one))) {
    throw refusal('UNSUPPORTED_MEDIA_TYPE', 'The body is not in UTF-8.');
  }
  const value = parsed(body);
  if (!isObject(value)) throw refusal('BAD_REQUEST', 'The body is not one JSON object; batches are not taken.');
  if (nestsDeeper(value, bounds.nestingMax))
    throw refusal('BAD_REQUEST', `The body has more than ${bounds.nestingMax} levels of lists and objects.`);
  const { query, variables, operationName, extensions } = value;
  const documentId = isAbsent(query) ? documentIdIn(value) : null;
  if (documentId === null && (typeof query !== 'string' || query.trim() === ''))
    throw refusal('BAD_REQUEST', 'query is missing, or not a text.');
  if (!isAbsent(operationName) && typeof operationName !== 'string') {
    throw refusal('BAD_REQUEST', 'operationName is not a text.');
  }
  if (!isAbsent(variables) && !isObject(variables)) throw refusal('BAD_REQUEST', 'variables is not a JSON object.');
  if (!isAbsent(extensions) && !isObject(extensions)) throw refusal('BAD_REQUEST', 'extensions is not a JSON object.');
  return {
    ...(documentId === null ? { query: String(query) } : { documentId }),
    ...(isAbsent(variables) ? {} : { variables }),
    ...(isAbsent(operationName) ? {} : { operationName }),
    ...(isAbsent(extensions) ? {} : { extensions }),
  };
}

/** The id of a document that was registered: as GraphQL over HTTP names it, or as Apollo's clients do. */
function documentIdIn({ documentId, extensions }: Record<string, unknown>): string | null {
  if (typeof documentId === 'string') return documentId;
  const persisted = isObject(extensions) ? extensions['persistedQuery'] : undefined;
  const hash = isObject(persisted) ? persisted['sha256Hash'] : undefined;
  return typeof hash === 'string' ? hash : null;
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw refusal('BAD_REQUEST', 'The body is not JSON.');
  }
}

/** Walked level by level: what walks into each value, as writing it as JSON does, comes to the end of its stack. */
function nestsDeeper(body: object, levels: number): boolean {
  let here: readonly object[] = [body];
  for (let level = 1; here.length > 0; level++) {
    if (level > levels) return true;
    here = here.flatMap((one) => Object.values(one).filter((value) => typeof value === 'object' && value !== null));
  }
  return false;
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
