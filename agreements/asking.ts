// Who asks, under what: made for one request, handed to every step, never shared with another.
import type { Contract } from './contract.ts';

export interface Asking {
  /** Partner, agreement version and everything that it opens. */
  readonly contract: Contract;
  /** The person at the partner on whose behalf is asked, as the issuer vouches; null when it names none. */
  readonly officer: string | null;
  /** Ties together what is logged and recorded about one request. */
  readonly requestId: string;
  /** Where the API is reached from outside, for links. */
  readonly publicUrl: string;
  /**
   * Whom the answer tells something about: ids of the persons of whom a row was read, and of whoever is named by a NIP or a
   * file alone, that. Whoever answers adds to it, and takes nothing from it.
   */
  readonly persons: Set<string>;
}

/** Somebody who is known by a NIP alone, and perhaps does not exist. */
export function byNip(nip: string): string {
  return `nip:${nip.replaceAll(/\D/g, '')}`;
}

/** Somebody whose stored file is given. */
export function byFile(sha256: string): string {
  return `berkas:${sha256}`;
}

/** The persons of whom rows were read. */
export function persons(subjects: ReadonlySet<string>): Set<string> {
  return new Set([...subjects].filter((one) => !one.includes(':')));
}
