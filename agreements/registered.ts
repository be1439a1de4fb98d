// What is known of a document before it is registered, whoever works it out.
import type { Contract } from './contract.ts';

export interface Judged {
  /** SHA-256 in hex over the bytes of the document: what the record calls it, too. */
  readonly id: string;
  /** The name that the operation has in the document. */
  readonly name: string | null;
  /** Every field that it asks for, as `Type.field`. */
  readonly coordinates: readonly string[];
  /** What it may give at most, with pages as large as they may be; more than `allowed` is refused when it is asked. */
  readonly cost: number;
  readonly allowed: number;
  /** Why it would never be answered; none when it can be registered. */
  readonly faults: readonly string[];
}

/** Judges a document on the contract of its partner, as the router would. */
export type JudgeDocument = (contract: Contract, text: string) => Judged;

/** What a registered operation may be called: it becomes the name of a file. */
export const operationName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
