// Whether the data of a proposal have the form of their kind: every fault by its JSON pointer, none of them with the value.
import { type ErrorObject, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { skemaDataUsulan } from './schemas.ts';

export interface DataFault {
  /** RFC 6901; empty for the whole. */
  readonly pointer: string;
  readonly what: string;
}

/** Judges data by the kind's id; null for a kind that has no schema, of which nothing is taken. */
export type JudgeData = (detailLayananId: string, dataUsulan: unknown) => readonly DataFault[] | null;

/** How many faults are told: who has more, has sent something else. */
const faultsMax = 20;

/** Compiles every schema once; strict, so that a slip in a schema is found at the start and not by a partner. */
export function dataJudge(): JudgeData {
  const ajv = new Ajv2020({ allErrors: true, strict: true });
  addFormats.default(ajv, ['date']);
  const known = new Map<string, ValidateFunction>(
    [...skemaDataUsulan].map(([id, schema]) => [id, ajv.compile(schema)]),
  );
  return (detailLayananId, dataUsulan) => {
    const validate = known.get(detailLayananId);
    if (!validate) return null;
    if (validate(dataUsulan)) return [];
    return (validate.errors ?? []).slice(0, faultsMax).map(faultOf);
  };
}

function faultOf({ instancePath, keyword, params, message = 'is wrong' }: ErrorObject): DataFault {
  const named: unknown = params['missingProperty'] ?? params['additionalProperty'];
  if (typeof named !== 'string') return { pointer: instancePath, what: message };
  const pointer = `${instancePath}/${named.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return { pointer, what: keyword === 'required' ? 'is missing' : 'is not of this kind of proposal' };
}
