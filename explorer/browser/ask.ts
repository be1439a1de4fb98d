// One question to the API under a token: what came back, and what kept it from being an answer.
export interface Problem {
  /** A code of the API's closed list, or UNREACHABLE. */
  readonly code: string;
  /** The API's own sentence: what is wrong, and what to do. */
  readonly message: string;
  /** Why an agreement is not in force, and the day it turns on. */
  readonly reason?: string | undefined;
  readonly day?: string | undefined;
}

export interface Reply {
  /** As it was given, for showing. */
  readonly body: { readonly data?: unknown; readonly errors?: readonly unknown[] };
  readonly problem: Problem | null;
}

interface Told {
  readonly message?: string;
  readonly extensions?: { readonly code?: string; readonly reason?: string; readonly day?: string };
}

/** What a person pasted, as a token: without the word Bearer and without line breaks. */
export function tokenIn(pasted: string): string {
  return pasted.replace(/^\s*(authorization:\s*)?bearer\s+/i, '').replaceAll(/\s+/g, '');
}

/** Asks where the page itself is. */
export async function ask(token: string, question: object): Promise<Reply> {
  // A header takes no other letters than these, and a token has none.
  if (!/^[\w.~+/=-]+$/.test(token)) return failed('UNAUTHENTICATED', 'What was pasted is not a token.');
  try {
    const response = await fetch(location.pathname, {
      method: 'POST',
      credentials: 'omit',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
      },
      body: JSON.stringify(question),
    });
    const body = (await response.json()) as Reply['body'];
    return { body, problem: problemIn(body) };
  } catch {
    return failed('UNREACHABLE', 'The API does not answer.');
  }
}

function problemIn({ errors }: Reply['body']): Problem | null {
  const [first] = (errors ?? []) as readonly Told[];
  if (!first) return null;
  const { code = 'UNREACHABLE', reason, day } = first.extensions ?? {};
  return { code, message: first.message ?? '', reason, day };
}

function failed(code: string, message: string): Reply {
  return { body: { errors: [{ message, extensions: { code } }] }, problem: { code, message } };
}
