// Two stewards of BKN, and the steps that they take in tests: proposed by the one, decided by the other.
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { post, type Reply, type TestSystem } from '../system.ts';

export const rini = 'p-rini';
export const budi = 'p-budi';

/** A step without what every step needs. */
export interface Step {
  readonly mitra: string;
  readonly langkah: string;
  readonly [more: string]: unknown;
}

export interface Stewards {
  readonly ask: (officer: string, query: string, variables?: object) => Promise<Reply>;
  readonly propose: (officer: string, step: Step, kunci?: string) => Promise<Reply>;
  readonly decide: (officer: string, usulId: string, putusan?: 'SETUJU' | 'TOLAK') => Promise<Reply>;
  /** Both, and both must succeed. */
  readonly take: (step: Step) => Promise<void>;
}

const result = '{ usulId keadaan langkahBerikut }';

export function stewardsOf(system: TestSystem): Stewards {
  const tokens = new Map<string, Promise<string>>();
  const ask: Stewards['ask'] = async (officer, query, variables = {}) => {
    const token = tokens.get(officer) ?? system.token('bkn-pengelola', officer === '' ? undefined : officer);
    tokens.set(officer, token);
    return post(`${system.url}/graphql`, await token, JSON.stringify({ query, variables }));
  };
  const propose: Stewards['propose'] = (officer, step, kunci = randomUUID()) =>
    ask(
      officer,
      `mutation ($kunci: String!, $masukan: LangkahMasukan!) { usulkanLangkah(kunci: $kunci, masukan: $masukan) ${result} }`,
      {
        kunci,
        masukan: { uraian: 'Contoh', nomorSurat: 'CONTOH/1', tanggalSurat: '2026-01-05', ...step },
      },
    );
  const decide: Stewards['decide'] = (officer, usulId, putusan = 'SETUJU') =>
    ask(
      officer,
      `mutation ($usulId: ID!, $putusan: PutusanLangkah!) { putuskanLangkah(usulId: $usulId, putusan: $putusan) ${result} }`,
      {
        usulId,
        putusan,
      },
    );
  return {
    ask,
    propose,
    decide,
    async take(step) {
      const proposed = await propose(rini, step);
      expect(proposed.body.errors).toBeUndefined();
      const decided = await decide(budi, proposed.body.data.usulkanLangkah.usulId);
      expect(decided.body.errors).toBeUndefined();
    },
  };
}

/** What a caller hears of an agreement that is not in force. */
export function heldBack({ status, body }: Reply): unknown {
  const { code, reason, cause } = body.errors?.[0]?.extensions ?? {};
  return { status, code, reason, cause, data: body.data };
}
