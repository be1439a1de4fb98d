// What the built page leaves open, for the server to fill in each time that it is given.
export const marks = {
  nonce: '__NONCE__',
  tokenCommand: '__TOKEN_COMMAND__',
  issuer: '__ISSUER__',
} as const;
