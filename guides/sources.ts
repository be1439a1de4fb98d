// What a guide is made of: a contract, the operations registered under it, the examples, and what is said of one partner alone.
import type { Contract } from '@bagi/agreements/contract.ts';
import type { Registered } from '@bagi/handbook/examples.ts';
import type { Partner } from './partner.ts';
import { code } from './said.ts';

export interface Sources {
  readonly partner: Partner;
  readonly contract: Contract;
  /** The operations registered for it. */
  readonly registered: readonly Registered[];
  /** Its examples: file name → text. */
  readonly examples: ReadonlyMap<string, string>;
}

export interface Section {
  readonly title: string;
  readonly text: string;
}

/** The text of an example; a guide that shows one which is not there is not made. */
export function exampleText({ examples, partner }: Sources, file: string): string {
  const text = examples.get(file);
  if (text === undefined) throw new Error(`There is no examples/${partner.mitra}/${file}.`);
  return code(file.endsWith('.sh') ? 'sh' : 'ts', text);
}
