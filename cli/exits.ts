// How a command ends, told to the program that called it: the same three numbers for every command.
import { Unjudgeable } from '@bagi/changes/unjudgeable.ts';

export const exits = {
  /** Done, and nothing is wrong. */
  well: 0,
  /** Not done, or what was looked at is wrong. */
  wrong: 1,
  /** Not understood, or it could not be looked at. */
  unseen: 2,
} as const;

export const exitsTold = `EXIT CODES
  0  done, and nothing is wrong
  1  not done, or what was looked at is wrong
  2  the words were not understood, or it could not be looked at`;

/** Thrown where something was to be judged and could not be looked at. */
export class Unseen extends Error {}

export function exitOf(error: unknown): number {
  return error instanceof Unseen || error instanceof Unjudgeable ? exits.unseen : exits.wrong;
}
