// Asks the API: a token is kept until it ends, what passes is tried again, and every other refusal is thrown with its code.
import { setTimeout as pause } from 'node:timers/promises';
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import { type Settings, settingsOf } from './settings.ts';
import { fetchToken, type Token } from './token.ts';

/** A refusal of the API; what to do about each code stands in the guide. */
export class Refused extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(message: string, { code, ...details }: Readonly<Record<string, unknown>>) {
    super(message);
    this.code = String(code);
    this.details = details;
  }
}

type Document<Result, Variables> = DocumentTypeDecoration<Result, Variables> & { toString(): string };

export interface Api {
  readonly settings: Settings;
  /** Asks one of the operations of the generated client. */
  readonly ask: <Result, Variables>(document: Document<Result, Variables>, variables: Variables) => Promise<Result>;
  /** The headers of the last reply: quotas and the receipt are among them. */
  readonly headers: () => Headers;
  /** Puts bytes where an answer said. */
  readonly put: (address: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
}

/** These pass: nothing was given, and a mutation that is sent again under its key is not done twice. */
const passing = new Set(['UNAUTHENTICATED', 'UNAVAILABLE', 'NOT_RECORDED', 'PARTNER_UNAVAILABLE', 'QUOTA_EXCEEDED']);
const attemptsMax = 3;
const waitMaxSeconds = 60;

export function connect(mitra: string): Api {
  const settings = settingsOf(mitra);
  let token: Token | undefined;
  let headers = new Headers();
  const bearer = async () => {
    // A new one some seconds before the old one ends.
    if (!token || token.untilMs - 10_000 < Date.now()) token = await fetchToken(settings);
    return `Bearer ${token.text}`;
  };
  return {
    settings,
    headers: () => headers,
    async ask(document, variables) {
      for (let attempt = 1; ; attempt++) {
        const reply = await fetch(`${settings.apiUrl}/graphql`, {
          method: 'POST',
          headers: { authorization: await bearer(), 'content-type': 'application/json' },
          body: JSON.stringify({ query: document.toString(), variables }),
        });
        ({ headers } = reply);
        const { data, errors } = (await reply.json()) as Answer<typeof document>;
        const [error] = errors ?? [];
        // Answers are whole: with an error there is no data.
        if (!error) return data as never;
        // A token may end on its way.
        if (error.extensions['code'] === 'UNAUTHENTICATED') token = undefined;
        const waitSeconds = Number(headers.get('retry-after') ?? attempt);
        const isPassing = passing.has(String(error.extensions['code'])) && waitSeconds <= waitMaxSeconds;
        if (!isPassing || attempt === attemptsMax) throw new Refused(error.message, error.extensions);
        await pause(waitSeconds * 1000);
      }
    },
    async put(address, bytes) {
      const reply = await fetch(address, { method: 'PUT', headers: { authorization: await bearer() }, body: bytes });
      if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`);
    },
  };
}

interface Answer<Of> {
  readonly data?: Of;
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
}
