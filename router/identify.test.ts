// Who is not known is refused with what to do; what else goes wrong stays what it is.
import { Refusal } from '@bagi/agreements/refusals.ts';
import { IdentityError } from '@bagi/identity/bearer.ts';
import { expect, it } from 'vitest';
import { identify } from './identify.ts';

const caller = { partner: 'lan', client: 'lan-1', expiresAt: 0, token: 'a' };

it('the caller is whom the header names', async () => {
  expect(await identify(async (header) => ({ ...caller, token: String(header) }), 'Bearer a')).toEqual({
    ...caller,
    token: 'Bearer a',
  });
});

it.each(['UNAUTHENTICATED', 'UNAVAILABLE'] as const)(
  'an identity that fails as %s is a refusal of that code, in its words',
  async (code) => {
    const verify = async () => {
      throw new IdentityError(code, 'Send another one.');
    };
    const error: unknown = await identify(verify, null).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Refusal);
    expect(error).toMatchObject({ code, message: 'Send another one.', details: {} });
  },
);

it('an unknown failure is no refusal', async () => {
  const failure = new Error('The memory is full.');
  await expect(identify(() => Promise.reject(failure), null)).rejects.toBe(failure);
});
