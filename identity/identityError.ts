// The one error of this room: a code, and a sentence telling the caller what they can do.

/** UNAUTHENTICATED: the caller must bring something else. UNAVAILABLE: the issuer cannot be asked; the caller may try again. */
export type IdentityCode = 'UNAUTHENTICATED' | 'UNAVAILABLE';

export class IdentityError extends Error {
  readonly code: IdentityCode;

  constructor(code: IdentityCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'IdentityError';
    this.code = code;
  }
}
