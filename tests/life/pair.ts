// Two systems on one database, as two processes of one installation are: one seal, one prefix of roles, one set of keys.
import { type Changed, sharedKeys, startTestSystem, type TestSystem } from '../system.ts';

export interface Pair {
  readonly one: TestSystem;
  readonly other: TestSystem;
  /** A third process of the same installation. */
  readonly another: () => Promise<TestSystem>;
  readonly stop: () => Promise<void>;
}

export const secret = Buffer.alloc(32, 9);

export async function startPair(
  prefix: string,
  settings: Record<string, string> = {},
  changed: Changed = {},
): Promise<Pair> {
  const shared = { ROLE_PREFIX: prefix, SEAL_KEY: secret.toString('hex'), ...sharedKeys() };
  const one = await startTestSystem({ ...shared, ...settings }, changed);
  const beside = { ...shared, DATABASE_URL: one.databaseUrl };
  const another = () => startTestSystem(beside, changed);
  const other = await another();
  return {
    one,
    other,
    another,
    async stop() {
      await other.stop();
      await one.stop();
    },
  };
}
