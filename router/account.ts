// What will be recorded of a request, gathered along its way: who asks, under what, which operation, and what of it was answered.
import type { Contract } from '@bagi/agreements/contract.ts';
import { served } from '@bagi/agreements/grants.ts';
import type { Access, FieldSet } from '@bagi/record/row.ts';
import type { Receipt } from '@bagi/record/recorder.ts';

/** The seam to the record. */
export interface Recording {
  /** Resolves when it is written; nothing leaves before. */
  readonly record: (access: Access) => Promise<Receipt>;
  /** The same for a refusal of someone known; null when there are so many that it was counted. */
  readonly refused: (access: Access) => Promise<Receipt | null>;
  /** Counts a refusal of which no more is known. */
  readonly count: (partner: string | null, code: string, atMs: number) => void;
}

/** What an answer held: which fields, and how many rows each root field gave. */
export interface Returned {
  readonly fields: FieldSet;
  readonly rows: ReadonlyMap<string, number>;
}

/** An operation as it was asked. */
export interface Named {
  readonly name: string | null;
  /** SHA-256 of the document as it was sent, in hex. */
  readonly digest: string;
  /** The coordinates of its root fields. */
  readonly roots: readonly string[];
}

export interface Account {
  readonly requestId: string;
  readonly began: number;
  partner: string;
  client: string;
  officer: string | null;
  contract: Contract | null;
  /** None of what was refused before it was read. */
  operation: Named | null;
  /** None of a refusal. */
  returned: Returned | null;
  persons: ReadonlySet<string>;
  verdicts: readonly string[] | null;
  /** The codes that the caller hears; none with an answer. */
  codes: readonly string[];
}

/** The account of a request that has just come. */
export function accountOf(requestId: string): Account {
  return {
    requestId,
    began: performance.now(),
    partner: '',
    client: '',
    officer: null,
    contract: null,
    operation: null,
    returned: null,
    persons: new Set(),
    verdicts: null,
    codes: [],
  };
}

const nobody: ReadonlySet<string> = new Set();

/** The account as it is recorded, with what was decided. A refusal has told nothing of anybody. */
export function accessOf(account: Account, decision: string, atMs: number): Access {
  const { contract, operation } = account;
  const returned = decision === 'OK' ? account.returned : null;
  const services = returned ? [...returned.rows.keys()] : (operation?.roots ?? []);
  return {
    atMs,
    mitra: account.partner,
    klien: account.client,
    petugas: account.officer,
    perjanjian: contract?.agreement.version ?? null,
    tujuan: contract?.agreement.purpose.code ?? null,
    mode: contract && modesOf(contract, services),
    layanan: services,
    baris: services.map((service) => returned?.rows.get(service) ?? 0),
    operasi: operation?.name ?? null,
    sidikOperasi: operation?.digest ?? null,
    fields: returned?.fields ?? null,
    persons: decision === 'OK' ? account.persons : nobody,
    putusan: decision === 'OK' && account.verdicts ? countsOf(account.verdicts) : null,
    durasiMikro: Math.round((performance.now() - account.began) * 1_000),
    keputusan: decision,
    permintaan: account.requestId,
  };
}

/** The modes of services, each once, in order; none of what every partner may ask. */
function modesOf(contract: Contract, services: readonly string[]): string | null {
  const modes = modesIn(contract);
  const found = new Set(services.flatMap((service) => modes.get(service) ?? []));
  return found.size === 0 ? null : [...found].toSorted().join('+');
}

const known = new WeakMap<Contract, ReadonlyMap<string, string>>();

function modesIn(contract: Contract): ReadonlyMap<string, string> {
  const before = known.get(contract) ?? new Map(served(contract.agreement).map((one) => [one.operation, one.mode]));
  known.set(contract, before);
  return before;
}

function countsOf(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
