// The life of an agreement as a diagram: its states, the steps between them, and the one state that gives access.
import type { Agreement } from './agreement.ts';
import type { ContractOf } from './contracts.ts';
import { type NotInForce, notInForce } from './refusals.ts';
import { dayInJakarta } from './term.ts';

/** Draft, in force, held back, ended, closed after what was received is destroyed. */
export const states = ['RANCANGAN', 'BERLAKU', 'DITANGGUHKAN', 'BERAKHIR', 'DITUTUP'] as const;
export type State = (typeof states)[number];

/** From where a step may be taken, and where it leads. migrations/sql/…_agreements_live_by_steps.sql draws the same. */
export const steps = {
  AKTIFKAN: { from: ['RANCANGAN'], to: 'BERLAKU' },
  TANGGUHKAN: { from: ['BERLAKU'], to: 'DITANGGUHKAN' },
  LANJUTKAN: { from: ['DITANGGUHKAN'], to: 'BERLAKU' },
  AKHIRI: { from: ['BERLAKU', 'DITANGGUHKAN'], to: 'BERAKHIR' },
  TUTUP: { from: ['BERAKHIR'], to: 'DITUTUP' },
} as const satisfies Record<string, { from: readonly State[]; to: State }>;
export type Step = keyof typeof steps;

/** Breach, law, force majeure. */
export const suspensionCauses = ['PELANGGARAN', 'HUKUM', 'KAHAR'] as const;

/** By agreement, by notice, by law, by force majeure that lasts, for breach, by the end of its term. */
export const endingCauses = ['KESEPAKATAN', 'PEMBERITAHUAN', 'HUKUM', 'KAHAR', 'PELANGGARAN', 'JANGKA_WAKTU'] as const;

export function isState(text: string): text is State {
  return (states as readonly string[]).includes(text);
}

export function isStep(text: string): text is Step {
  return Object.hasOwn(steps, text);
}

/** The steps that are possible in a state. */
export function stepsFrom(state: State): Step[] {
  return (Object.keys(steps) as Step[]).filter((step) => (steps[step].from as readonly State[]).includes(state));
}

/** The state of an agreement, since when, and for what cause. */
export interface Life {
  readonly state: State;
  /** Milliseconds since 1970; none of what never began. */
  readonly sinceMs: number | null;
  readonly cause: string | null;
}

/** The state of an agreement as it is known now; what nobody knows anything of is a draft. */
export type LifeOf = (agreement: Pick<Agreement, 'partner' | 'root'>) => Life;

const reasons: Record<Exclude<State, 'BERLAKU'>, NotInForce> = {
  RANCANGAN: 'NOT_BEGUN',
  DITANGGUHKAN: 'SUSPENDED',
  BERAKHIR: 'ENDED',
  DITUTUP: 'ENDED',
};

/** Contracts of agreements that are in force by their documents and by their state: both must hold. */
export function alive(contractOf: ContractOf, lifeOf: LifeOf): ContractOf {
  return (partner, nowMs) => {
    const contract = contractOf(partner, nowMs);
    const { state, sinceMs, cause } = lifeOf(contract.agreement);
    if (state === 'BERLAKU') return contract;
    throw notInForce(reasons[state], sinceMs === null ? undefined : dayInJakarta(sinceMs), cause ?? undefined);
  };
}
