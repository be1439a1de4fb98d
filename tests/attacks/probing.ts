// How questions about many words are put to a server: a few dozen words at a time, within every limit, replies kept only as what they say.
import { Lexer, Source, TokenKind } from 'graphql';

export interface Heard {
  readonly status: number;
  /** Headers that do not change from one moment to the next. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Sends one GraphQL request. */
export type Send = (request: { query: string; variables?: Record<string, unknown> }) => Promise<Heard>;

/** Asks about words, so many at a time, and hands on the messages that came back for each lot, or the data. */
export type Say = (
  words: readonly string[],
  atATime: number,
  document: (words: readonly string[]) => string,
  heard: (words: readonly string[], messages: readonly string[], data: Record<string, unknown> | null) => void,
) => Promise<void>;

/** So many questions are under way at once. */
const atOnce = 12;

/** Asks, and notes every name in a reply that the question did not hold. */
export function asker(send: Send): { say: Say; volunteered: Set<string> } {
  const volunteered = new Set<string>();
  const enter = turnstile(atOnce);
  const ask = async (query: string) => {
    const { text } = await enter(() => insisting(send, { query }));
    const { errors = [], data = null } = JSON.parse(text) as {
      errors?: { message: string }[];
      data?: Record<string, unknown>;
    };
    const messages = errors.map(({ message }) => message);
    const asked = namesIn(query);
    for (const name of messages.flatMap(quoted)) if (!asked.has(name)) volunteered.add(name);
    return { messages, data };
  };
  const say: Say = async (words, atATime, document, heard) => {
    const chunks = Array.from({ length: Math.ceil(words.length / atATime) }, (_, at) =>
      words.slice(at * atATime, (at + 1) * atATime),
    );
    const put = async (chunk: readonly string[]): Promise<void> => {
      const { messages, data } = await ask(document(chunk));
      // Words that are there may have more than one thing wrong each: what was cut off is asked in halves.
      const half = Math.ceil(chunk.length / 2);
      if (half < chunk.length && messages.some((message) => message.includes('error limit reached')))
        return void (await Promise.all([put(chunk.slice(0, half)), put(chunk.slice(half))]));
      // A refusal of another kind would be taken for silence about every word, and silence means that it exists.
      const stopped = messages.find((message) =>
        /error limit reached|the limit is|more than \d+ tokens|Syntax Error/.test(message),
      );
      if (stopped !== undefined) throw new Error(`The question did not get through: ${stopped}\n${document(chunk)}`);
      heard(chunk, messages, data);
    };
    await Promise.all(chunks.map(put));
  };
  return { say, volunteered };
}

/** A system that is too busy to answer has said nothing about any word: it is asked again. */
async function insisting(send: Send, request: { query: string }): Promise<Heard> {
  for (let times = 0; times < 5; times++) {
    const heard = await send(request);
    if (heard.status < 500) return heard;
  }
  throw new Error(`There is no answer: ${request.query}`);
}

/** Lets so many in at a time; the others wait. */
function turnstile(most: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return async (work) => {
    if (inside >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else inside++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else inside--;
    }
  };
}

function quoted(message: string): string[] {
  return [...message.matchAll(/"[@$[]*([A-Za-z_][\w.]*)[\]!]*"/g)].flatMap(([, name = '']) => name.split('.'));
}

function namesIn(query: string): Set<string> {
  const names = new Set<string>();
  const lexer = new Lexer(new Source(query));
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) names.add(token.value);
  return names;
}
