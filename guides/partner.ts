// What a guide says of one partner that nothing else in the project says: its first question, its cases, its own ways.
import type { PersonaKey } from '@bagi/population/personas.ts';
import type { Said } from './said.ts';

/** A case of the sandbox: who shows it, what is asked, and what comes back. */
export interface Case {
  readonly persona: PersonaKey | null;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Found, told like nobody, or a verdict. */
  readonly sees: 'found' | 'absent' | 'SESUAI' | 'TIDAK_SESUAI' | 'DATA_TIDAK_DITEMUKAN';
  readonly shows: Said;
}

export interface Partner {
  readonly mitra: string;
  readonly name: string;
  readonly intro: Said;
  /** The registered operation that is asked first, and the example that asks it. */
  readonly first: { readonly operation: string; readonly example: string; readonly answer: Said };
  readonly cases: readonly Case[];
  /** Sections of its own, in the order in which a developer meets them. */
  readonly ways: readonly { readonly title: Said; readonly text: Said }[];
}
