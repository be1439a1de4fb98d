// What the doctor says of one thing it looked at: how it is, what was seen, and what to do about it.

export type State = 'ok' | 'warn' | 'wrong';

export interface Finding {
  readonly what: string;
  readonly state: State;
  readonly said: string;
  readonly remedy?: string;
}

export type Look = () => Finding | Promise<Finding>;

export function ok(said: string): Omit<Finding, 'what'> {
  return { state: 'ok', said };
}

export function warn(said: string, remedy: string): Omit<Finding, 'what'> {
  return { state: 'warn', said, remedy };
}

export function wrong(said: string, remedy: string): Omit<Finding, 'what'> {
  return { state: 'wrong', said, remedy };
}

/** Looks at something; what cannot be looked at is wrong, with the reason. */
export async function looked(
  what: string,
  remedy: string,
  look: () => Omit<Finding, 'what'> | Promise<Omit<Finding, 'what'>>,
): Promise<Finding> {
  try {
    return { what, ...(await look()) };
  } catch (error) {
    return { what, ...wrong(error instanceof Error ? error.message : String(error), remedy) };
  }
}
