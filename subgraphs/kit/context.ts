// What a resolver is handed: who asks, and the reads, made fresh for one operation.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import type { Contract } from '@bagi/agreements/contract.ts';
import { permits } from '@bagi/agreements/grants.ts';
import type { JudgeDocument } from '@bagi/agreements/registered.ts';
import { bound, type Condition } from '@bagi/agreements/scope.ts';
import { sealLink, sealUpload } from '@bagi/storage/link.ts';
import type { Asking } from '@bagi/agreements/asking.ts';
import { calling, type Calls } from './calling.ts';
import type { Run } from './database.ts';
import { columnsOf } from './columns.ts';
import { type Count, counting } from './counting.ts';
import type { Applier } from './inbox/applier.ts';
import { type Send, sending } from './inbox/sending.ts';
import { type Load, loaders, type Operation, type Row } from './load.ts';
import { type Connection, type PageArguments, pages, type Wanted } from './pages.ts';
import type { List, Read } from './reads.ts';
import { type References, references } from './references.ts';
import { workings } from './workings.ts';

export interface Context {
  readonly asking: Asking;
  /** The row under a key, or null; absent and out of scope are the same. */
  readonly one: (read: Read, key: unknown, conditions?: readonly Condition[]) => Promise<Row | null>;
  /** What a code stands for; when only the code itself is asked for, nothing is read. */
  readonly code: (read: Read, key: unknown) => Promise<Row | null> | Row | null;
  /** The rows under a key, in their order. */
  readonly many: (read: Read, key: unknown) => Promise<readonly Row[]>;
  /** A page of a list. */
  readonly page: (list: List, args: PageArguments, wanted?: Wanted) => Promise<Connection>;
  /** How many rows there are by some columns: each row with its jumlah. Columns that are not granted are refused. */
  readonly count: Count;
  /** The rows that a function of the database gives, in its order. */
  readonly call: Calls;
  /** Lands what is sent in the inbox and gives the reply of its kind; the same again under the same key gives the same. */
  readonly send: Send;
  /** Reference lists. */
  readonly reference: References;
  /** The clock. */
  readonly now: () => number;
  /** Whether a field gives what was read; one read may serve several fields, and not all of them be granted. */
  readonly gives: (coordinate: string) => boolean;
  /** Asks the other side's own system; none where none is configured. */
  readonly elsewhere: AskElsewhere | undefined;
  /** Judges a document that is to be registered; none where nobody does. */
  readonly judge: JudgeDocument | undefined;
  /** Facts that the agreement binds to what an operation is given. */
  readonly bound: (operation: string) => ReturnType<typeof bound>;
  /** The same reads, of rows that also meet these conditions. */
  readonly within: (conditions: readonly Condition[]) => Context;
  /** A link to stored bytes, given by the field at a coordinate. */
  readonly link: (file: { sha256: string; tipeMedia: string }, grant: string) => string;
  /** An address that takes bytes, with this checksum where one is announced; given by the operation at a coordinate. */
  readonly uploadLink: (wanted: { id: string; sha256?: string }, grant: string) => string;
}

/** Asks the other side's own system something about one thing; null when it has no such thing. */
export type AskElsewhere = (question: string, id: string) => Promise<Readonly<Record<string, unknown>> | null>;

/** What every subgraph of a process is given once. */
export interface Tools {
  /** Where a system of the other side is configured. */
  readonly elsewhere?: AskElsewhere | undefined;
  /** Judges documents that partners register, as the router judges those that they send. */
  readonly judge?: JudgeDocument | undefined;
  /** Runs statements as the database role of an agreement. */
  readonly runAs: (agreement: Agreement) => Run;
  /** The same for statements that write, where these have connections of their own. */
  readonly writeAs?: (agreement: Agreement) => Run;
  /** 32 bytes that seal cursors and links; the same in every process. */
  readonly sealKey: Uint8Array;
  readonly now: () => number;
  /** Applies what lands; a process in which nothing is sent has none. */
  readonly applier?: Applier;
  /** What is read by in place of the caller's contract, where a test takes the scoped reading away. */
  readonly readBy?: (contract: Contract) => Contract;
}

/** One for each contract: what is worked out by it outlives a request, and holds nothing of one. */
const given = new WeakMap<Contract, Context['gives']>();

function givesBy(contract: Contract): Context['gives'] {
  const gives = given.get(contract) ?? ((coordinate: string) => permits(contract.grants, coordinate));
  given.set(contract, gives);
  return gives;
}

/** Makes the context of an operation, anew for each: nothing of it outlives the operation, but for how it is read. */
export type ContextOf = (requested: ReadonlySet<string>, asking: Asking) => Context;

export function contexts(tools: Tools): ContextOf {
  const work = workings();
  return (requested, asking) => {
    const contract = tools.readBy?.(asking.contract) ?? asking.contract;
    const run = tools.runAs(asking.contract.agreement);
    const write = tools.writeAs ?? tools.runAs;
    const reader = { ...asking, contract };
    const operation = {
      asking: reader,
      order: asking.contract,
      requested,
      run,
      write: () => write(asking.contract.agreement),
      work: work(contract, requested),
    };
    const lists = { page: pages(operation, tools.sealKey, tools.now), reference: references(operation, tools.sealKey) };
    return { ...reading(tools, operation, loaders(operation), lists, []), asking };
  };
}

function reading(
  tools: Tools,
  operation: Operation,
  load: Load,
  { page, reference }: Pick<Context, 'page' | 'reference'>,
  always: readonly Condition[],
): Context {
  const { asking, requested, work } = operation;
  const { agreement } = asking.contract;
  return {
    asking,
    async one(read, key, conditions = []) {
      if (typeof key !== 'string') return null;
      return (await load(read, key, [...always, ...conditions]))[0] ?? null;
    },
    code(read, key) {
      if (typeof key !== 'string') return null;
      // Stryker disable next-line StringLiteral: any form that no loader has would do, and theirs are lists.
      const bare = work(read, 'code', () =>
        columnsOf(read, requested, asking.contract).every((column) => column === 'id'),
      );
      return bare ? { id: key } : load(read, key).then(([row]) => row ?? null);
    },
    async many(read, key) {
      return typeof key === 'string' ? load(read, key, always) : [];
    },
    page: (list, args, wanted = {}) =>
      page(list, args, { ...wanted, conditions: [...always, ...(wanted.conditions ?? [])] }),
    count: (counts, by, conditions = []) => counting(operation)(counts, by, [...always, ...conditions]),
    call: calling(operation),
    send: sending(operation, tools.applier),
    reference,
    now: tools.now,
    elsewhere: tools.elsewhere,
    judge: tools.judge,
    gives: givesBy(asking.contract),
    bound: (name) => bound(agreement, name),
    within: (conditions) => reading(tools, operation, load, { page, reference }, [...always, ...conditions]),
    link: (file, grant) => {
      const sealed = sealLink(
        tools.sealKey,
        agreement.partner,
        { ...file, grant, version: agreement.version },
        tools.now(),
      );
      return `${asking.publicUrl}/berkas/${sealed}`;
    },
    uploadLink: (wanted, grant) => {
      const expected = { ...wanted, grant, version: agreement.version };
      return `${asking.publicUrl}/unggah/${sealUpload(tools.sealKey, agreement.partner, expected, tools.now())}`;
    },
  };
}
