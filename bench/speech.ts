// How a system is asked: its own words for each question, and its answers in the words of our contracts.
import { type Asked, operations, type Question } from './operations.ts';

export interface Speech {
  /** The body of a request; null where the system has no answer to that. */
  readonly phrase: (asked: Asked) => string | null;
  /** What was answered, as our contracts word it. */
  readonly understood: (question: Question, data: unknown) => unknown;
}

/** Of a document that must be new each time, what the client puts a number behind. */
export const documentName = 'query Ask';

export const ourSpeech: Speech = {
  phrase: ({ question, variables, instead }) => {
    const { query } = instead ?? operations[question];
    return JSON.stringify({ query, variables });
  },
  understood: (_, data) => data,
};

/** Other gateways are asked in the same words; nobody of them verifies, or has the generated agreements. */
export const gatewaySpeech: Speech = {
  phrase: (asked) => (asked.question === 'verification' || asked.instead ? null : ourSpeech.phrase(asked)),
  understood: (_, data) => data,
};

/** The limit is asked by name. */
export const limitSpeech: Speech = {
  phrase: ({ question, variables, instead }) => (instead ? null : JSON.stringify({ question, variables })),
  understood: (_, data) => data,
};
