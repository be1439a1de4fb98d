// Who asks, under what: made for one request, handed to every step, never shared with another.
import type { Contract } from './contract.ts';

export interface Asking {
  /** Partner, agreement version and everything that it opens. */
  readonly contract: Contract;
  /** Ties together what is logged and recorded about one request. */
  readonly requestId: string;
  /** Where the API is reached from outside, for links. */
  readonly publicUrl: string;
  /** Ids of the persons of whom a row was read for the answer: whoever reads adds to it, and takes nothing from it. */
  readonly persons: Set<string>;
}
