// The diagram of an agreement's life, and that access needs both: its document in force, and its state.
import { describe, expect, it, test } from 'vitest';
import type { Contract } from './contract.ts';
import { alive, isState, isStep, type Life, type State, states, stepsFrom } from './life.ts';

test.for([
  ['RANCANGAN', ['AKTIFKAN']],
  ['BERLAKU', ['TANGGUHKAN', 'AKHIRI']],
  ['DITANGGUHKAN', ['LANJUTKAN', 'AKHIRI']],
  ['BERAKHIR', ['TUTUP']],
  ['DITUTUP', []],
] as const)('of %s, the next step is one of %j', ([state, steps]) => {
  expect(stepsFrom(state)).toEqual(steps);
});

it('names of states and steps are told from any other', () => {
  expect(states.every(isState)).toBe(true);
  expect(['berlaku', '', 'AKTIFKAN', 'toString'].some(isState)).toBe(false);
  expect(['AKTIFKAN', 'TANGGUHKAN', 'LANJUTKAN', 'AKHIRI', 'TUTUP'].every(isStep)).toBe(true);
  expect(['BERLAKU', '', 'toString'].some(isStep)).toBe(false);
});

describe('a contract that its document gives', () => {
  const contract = { agreement: { partner: 'lan', root: '2021-10-23' } } as Contract;
  const under = (life: Life) => () =>
    alive(
      (partner, nowMs) => {
        expect([partner, nowMs]).toEqual(['lan', 5]);
        return contract;
      },
      (agreement) => {
        expect(agreement).toBe(contract.agreement);
        return life;
      },
    )('lan', 5);

  it('is given while the agreement is in force', () => {
    expect(under({ state: 'BERLAKU', sinceMs: 1, cause: null })()).toBe(contract);
  });

  test.for([
    ['RANCANGAN', 'NOT_BEGUN'],
    ['DITANGGUHKAN', 'SUSPENDED'],
    ['BERAKHIR', 'ENDED'],
    ['DITUTUP', 'ENDED'],
  ] as [State, string][])('is refused when it is %s, as %s, since when and for what', ([state, reason]) => {
    const sinceMs = Date.parse('2026-11-20T17:00:00Z');
    const refused = (life: Life) => {
      try {
        return under(life)();
      } catch (error) {
        return error;
      }
    };
    expect(refused({ state, sinceMs, cause: 'HUKUM' })).toMatchObject({
      code: 'AGREEMENT_NOT_IN_FORCE',
      details: { reason, day: '2026-11-21', cause: 'HUKUM' },
    });
    expect(refused({ state, sinceMs: null, cause: null })).toMatchObject({ details: { reason } });
    expect(Object.keys((refused({ state, sinceMs: null, cause: null }) as { details: object }).details)).toEqual([
      'reason',
    ]);
  });
});
