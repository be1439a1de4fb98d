// Who asks: the caller that the bearer token names, or a refusal.
import { Refusal } from '@bagi/agreements/refusals.ts';
import { type Caller, IdentityError, type VerifyBearer } from '@bagi/identity/bearer.ts';

/** The caller behind an Authorization header. */
export async function identify(verify: VerifyBearer, authorization: string | null): Promise<Caller> {
  try {
    return await verify(authorization);
  } catch (error) {
    if (error instanceof IdentityError) throw new Refusal(error.code, error.message);
    throw error;
  }
}
