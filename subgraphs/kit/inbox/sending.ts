// What a mutation does: nothing to the register. It lands what was sent in the inbox, once for its key, and answers.
import { randomUUID } from 'node:crypto';
import type { Contract } from '@bagi/agreements/contract.ts';
import { permits } from '@bagi/agreements/grants.ts';
import { type Refusal, refusal } from '@bagi/agreements/refusals.ts';
import { isInputObjectType } from 'graphql';
import { holdsOnlyGranted } from '../inputs.ts';
import type { Operation } from '../load.ts';
import type { Applier } from './applier.ts';
import { digestOf } from './digest.ts';
import type { Isi, Kind, Reply } from './kinds.ts';
import { knownBy, land } from './landing.ts';
import { notTaken, told } from './replies.ts';

/** Sends records under a key: the reply of its kind, or, where a record has a fault, what is wrong with each. */
export type Send = (kind: Kind, kunci: string, records: readonly Isi[]) => Promise<Reply>;

/** Records in one request. */
export const recordsMax = 1_000;

const keyForm = /^[\x21-\x7e]{8,128}$/;

/** Sending for one operation, of what its agreement grants. */
export function sending({ asking, write }: Operation, applier: Applier | undefined): Send {
  const { agreement, grants } = asking.contract;
  return async (kind, kunci, records) => {
    if (!applier) throw new Error('Nothing that is sent is applied in this process.');
    if (!permits(grants, kind.operation)) throw new Error(`${kind.operation} is sent without being granted.`);
    requireForm(kunci, records);
    requireWritable(asking.contract, kind, records);

    const run = write();
    const sha256 = digestOf(kind.operation, records);
    const before = await knownBy(run, agreement, kunci);
    if (before) return repeated(applier, before, sha256);

    const faults = await applier.judge(kind, records);
    if (faults.some((found) => found.length > 0)) return (kind.faulty ?? notTaken)(faults);

    const request = { id: randomUUID(), kunci, operasi: kind.operation, sha256, rekaman: landing(kind, records) };
    if (await land(run, agreement, request)) return told(await applier.apply(request.id));
    // The same key has come by another way at the same moment.
    const first = await knownBy(run, agreement, kunci);
    if (!first) throw new Error('A request is neither new nor known.');
    return repeated(applier, first, sha256);
  };
}

function requireForm(kunci: string, records: readonly Isi[]): void {
  if (!keyForm.test(kunci))
    throw refusal('BAD_USER_INPUT', 'kunci is 8 to 128 letters, digits or signs without blanks: a UUID for example.');
  if (records.length < 1 || records.length > recordsMax)
    throw refusal('BAD_USER_INPUT', `A request has 1 to ${recordsMax} records; this one has ${records.length}.`);
}

/** A field that the agreement does not open for writing is not landed, whoever let it through. */
function requireWritable({ schema, grants }: Contract, { input }: Kind, records: readonly Isi[]): void {
  const type = schema.getType(input);
  if (isInputObjectType(type) && records.every((isi) => holdsOnlyGranted(grants, type, isi))) return;
  throw refusal('GRAPHQL_VALIDATION_FAILED', 'The operation gives a field that does not exist.');
}

async function repeated(
  applier: Applier,
  before: { readonly id: string; readonly sha256: string; readonly balasan: Reply | null },
  sha256: string,
): Promise<Reply> {
  if (before.sha256 !== sha256) throw keyTaken();
  return told(before.balasan ?? (await applier.apply(before.id)));
}

function keyTaken(): Refusal {
  return refusal('IDEMPOTENCY_KEY_REUSED', 'Under this kunci something else was sent.');
}

function landing({ jenis }: Kind, records: readonly Isi[]) {
  return records.map((isi, index) => ({ id: randomUUID(), urutan: index + 1, jenis, isi }));
}
