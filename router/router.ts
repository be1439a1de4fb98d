// The router as a server: who is asking, under what, then the question; and the doors for operations beside it.
import { hash, randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { byFile, persons } from '@bagi/agreements/asking.ts';
import { Refusal, refusal } from '@bagi/agreements/refusals.ts';
import type { VerifyBearer } from '@bagi/identity/bearer.ts';
import { fieldSet } from '@bagi/record/fieldSet.ts';
import type { Storage } from '@bagi/storage/storage.ts';
import { trace } from '@opentelemetry/api';
import { accepted } from './accepted.ts';
import { type Account, accountOf, type Recording } from './account.ts';
import { readBody } from './body.ts';
import { publish, ready, send } from './anyone.ts';
import { browses } from './browses.ts';
import type { Contract } from '@bagi/agreements/contract.ts';
import type { ContractOf } from '@bagi/agreements/contracts.ts';
import { type Leaving, sendFile } from './files.ts';
import { leaveUnread } from './leaveUnread.ts';
import type { Front } from './front.ts';
import { identify } from './identify.ts';
import { type Deadline, deadlineOf } from './limits/deadline.ts';
import { chargeAnswer, chargeServices, type Quotas } from './limits/quota.ts';
import { rates } from './limits/rate.ts';
import { enter, type Shares } from './limits/entering.ts';
import { type Leave, turns } from './limits/turns.ts';
import { type Log, traceOf } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Asked } from './plan.ts';
import { officerOf } from './officer.ts';
import { questionIn } from './question.ts';
import { handOut, type Proof, requireSealed } from './proof.ts';
import { isPublicProof, proofs, prove, tellProof } from './proofs.ts';
import { recorded, recordedRefusal } from './record.ts';
import { type DocumentUnder, withDocument } from './registered.ts';
import { replyStatus, spoken, statusOf } from './reply.ts';
import type { Refused } from './suspicion.ts';
import { type Takers, takeUpload } from './uploads.ts';
import type { Verdicts } from './verification/verdictsIn.ts';

export interface RouterParts {
  readonly verify: VerifyBearer;
  readonly contractOf: ContractOf;
  readonly front: Front;
  readonly storage: Storage;
  readonly sealKey: Uint8Array;
  readonly publicUrl: string;
  /** What keeps the router from serving; empty when it is ready. */
  readonly obstacles: () => Promise<readonly string[]>;
  /** The issuer's own door, when it is embedded. */
  readonly issuer?: RequestListener | undefined;
  /** What a person sees who opens the API in a browser, when that is wanted. */
  readonly explorer?: RequestListener | undefined;
  /** The partner's own contract as pages, when that is wanted; it asks who is reading by itself. */
  readonly handbook?: RequestListener | undefined;
  readonly metrics: Metrics;
  readonly recording: Recording;
  readonly proof: Proof;
  /** Told of the verdicts that a partner has heard. */
  readonly onVerdicts: (partner: string, words: readonly string[]) => void;
  readonly log: Log;
  readonly now: () => number;
  /** How long a request may take until its answer. */
  readonly patienceMs: number;
  /** The same for a file on its way in. */
  readonly uploadPatienceMs: number;
  /** Looks anew whether an agreement is in force; refuses when it is not. */
  readonly confirm: (contract: Contract) => Promise<void>;
  /** Told of the persons of whom an answer holds something, before it leaves. */
  readonly onPersons: (contract: Contract, persons: ReadonlySet<string>) => void;
  /** Told of each request that was refused. */
  readonly onRefused: (refused: Refused) => void;
  /** The public keys that sign a partner's webhooks, as everyone may know them. */
  readonly webhookKeys: (partner: string) => Promise<readonly object[]>;
  /** What is taken at the addresses that operations give. */
  readonly takers: Takers;
  /** Counts what is used by all processes together. */
  readonly quotas: Quotas;
  /** What partners have registered. */
  readonly documentUnder: DocumentUnder;
  /** In place of what the agreements say, for measurements. */
  readonly requestsPerMinute?: number | undefined;
}

const uploads = '/unggah/';
const webhookKeys = '/.well-known/webhooks/';

function isHandbook(path: string): boolean {
  return path === '/docs' || path.startsWith('/docs/');
}

/** What answers every request of the router's port. */
export function routerListener(parts: RouterParts): RequestListener {
  const tracer = trace.getTracer('bagi-pakai');
  const shares: Shares = { count: rates(), takeTurn: turns() };
  const answers = (request: IncomingMessage, response: ServerResponse): void | Promise<void> => {
    const [path = ''] = (request.url ?? '').split('?');
    if (path.startsWith('/issuer/') && parts.issuer) return parts.issuer(request, response);
    if (parts.explorer && browses(path, request)) return parts.explorer(request, response);
    if (parts.handbook && isHandbook(path)) return parts.handbook(request, response);
    if (path === '/healthz') return send(response, 200, { status: 'alive' });
    if (path === '/readyz') return ready(parts, response);
    if (path.startsWith(webhookKeys)) return publish(parts, path.slice(webhookKeys.length), response);
    if (path === '/metrics') return parts.metrics.serve(request, response);
    if (isPublicProof(path)) return tellProof(parts, path, queryOf(request), response);
    if (path !== '/graphql' && !['/berkas/', uploads, proofs].some((one) => path.startsWith(one)))
      return send(response, 404, { errors: [{ message: 'Not here.' }] });
    return tracer.startActiveSpan('request', (span) =>
      serve(parts, shares, path, request, response).finally(() => span.end()),
    );
  };
  return (request, response) => {
    Promise.try(answers, request, response).catch((error: unknown) => giveUp(parts, error, response));
  };
}

async function serve(
  parts: RouterParts,
  shares: Shares,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Asked now: a request whose body was not read to its end has no socket any more.
  const address = request.socket.remoteAddress;
  const account = accountOf(randomUUID());
  const { requestId } = account;
  response.setHeader('x-request-id', requestId);
  const deadline = deadlineOf(response, path.startsWith(uploads) ? parts.uploadPatienceMs : parts.patienceMs);
  try {
    const asking = await deadline.within(asked(parts, account, request, deadline));
    const leave = await entered(enter(parts, shares, asking, account.client, response), deadline);
    // A turn lasts as long as the work, also when nobody waits for it any more.
    await deadline.within(give(parts, path, asking, account, request, response).finally(leave));
  } catch (error) {
    await refuse(parts, account, error, request, response);
  }
  const durationMs = performance.now() - account.began;
  const { partner, client, codes, contract } = account;
  const [code] = codes;
  if (code !== undefined) parts.onRefused({ partner, client, code, address });
  parts.metrics.replied(partner, codes[0] ?? 'OK', durationMs);
  parts.log.info(
    {
      requestId,
      partner,
      agreement: contract?.agreement.version ?? '',
      codes,
      status: response.statusCode,
      durationMs: Math.round(durationMs * 10) / 10,
    },
    'served',
  );
}

/** A turn that comes when nobody waits for it any more is given back. */
async function entered(entering: Promise<Leave>, { within }: Deadline): Promise<Leave> {
  try {
    return await within(entering);
  } catch (error) {
    entering.then(
      (leave) => leave(),
      () => {},
    );
    throw error;
  }
}

/** Identify, then the agreement: the first two steps of every request. */
async function asked(
  parts: RouterParts,
  account: Account,
  { headers }: IncomingMessage,
  { signal }: Deadline,
): Promise<Asked> {
  const authorization = headers.authorization ?? null;
  const caller = await identify(parts.verify, authorization);
  account.partner = caller.partner;
  account.client = caller.client;
  const contract = parts.contractOf(caller.partner, parts.now());
  account.contract = contract;
  account.officer = officerOf(caller, headers);
  const { requestId } = account;
  const subjects = new Set<string>();
  account.persons = subjects;
  return {
    contract,
    // Only what the issuer says: the record takes a partner's word for it, a step in the life of an agreement does not.
    officer: caller.officer ?? null,
    requestId,
    publicUrl: parts.publicUrl,
    authorization: authorization ?? '',
    signal,
    persons: subjects,
  };
}

async function give(
  parts: RouterParts,
  path: string,
  asking: Asked,
  account: Account,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (path.startsWith(proofs)) return prove(parts.proof, account.partner, path, queryOf(request), response);
  await requireSealed(parts.proof);
  if (path === '/graphql') return answer(parts, asking, account, request, response);
  // No policy of the database stands before stored bytes.
  await parts.confirm(asking.contract);
  const leaving: Leaving = async (code, grant, sha256) => {
    if (sha256 !== undefined) account.persons = new Set([byFile(sha256)]);
    account.codes = code === null ? [] : [code];
    if (grant !== undefined) account.returned = { fields: fieldSet([grant]), rows: new Map([[grant, 1]]) };
    await handOut(parts.proof, response, await recorded(parts.recording, account));
  };
  if (path.startsWith(uploads))
    return takeUpload(parts, asking.contract, path.slice(uploads.length), request, response, leaving);
  await sendFile(parts, asking.contract, path.slice('/berkas/'.length), request, response, leaving);
}

async function answer(
  parts: RouterParts,
  asking: Asked,
  account: Account,
  request: IncomingMessage,
  response: ServerResponse,
) {
  if (request.method !== 'POST') throw refusal('METHOD_NOT_ALLOWED', `${request.method} is not answered here.`);
  const body = await readBody(request);
  // Of one that was refused meanwhile, what came after is thrown away: this is not the whole of it.
  asking.signal.throwIfAborted();
  const posed = questionIn(request.headers['content-type'], body);
  const question = await withDocument(posed, asking.contract, parts.documentUnder);
  const payer = { agreement: asking.contract.agreement, client: account.client };
  const telling: { verdicts: Verdicts | null } = { verdicts: null };
  const { result, isUnread } = await parts.front(question, {
    asking,
    account,
    replied: (codes) => (account.codes = codes),
    judged: (verdicts) => (telling.verdicts = verdicts),
    charge: async (roots) => {
      const { refusal: refused } = await chargeServices(parts.quotas, payer, roots);
      if (refused) response.setHeader('retry-after', String(refused.details['retryAfter']));
      return refused;
    },
  });
  const text = sized(JSON.stringify(result), telling.verdicts);
  // Whoever was read, was read while the database held the agreement for in force; who reads nobody, is looked after here.
  if (account.codes.length === 0 && asking.persons.size === 0 && !telling.verdicts)
    await parts.confirm(asking.contract);
  if (account.codes.length === 0) {
    const charged = await chargeAnswer(parts.quotas, payer, asking.persons.size, account.returned?.rows ?? new Map());
    if (charged.refusal) throw charged.refusal;
  }
  // The refusal of what came too late has been given already.
  if (asking.signal.aborted) return;
  account.verdicts = telling.verdicts?.words ?? null;
  account.operation ??= { name: null, digest: hash('sha256', question.query), roots: [] };
  await handOut(parts.proof, response, await recorded(parts.recording, account));
  if (asking.signal.aborted) return;
  const received = persons(asking.persons);
  if (account.codes.length === 0 && received.size > 0) parts.onPersons(asking.contract, received);
  if (telling.verdicts) parts.onVerdicts(account.partner, telling.verdicts.words);
  const type = accepted(request.headers.accept);
  // Plain JSON says 200 of what could not be read, as GraphQL over HTTP has it.
  response.writeHead(isUnread && type === 'application/json' ? 200 : replyStatus(account.codes), {
    'content-type': `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  // A text goes out in one piece with the headers.
  response.end(text);
}

/** Whoever sees only how long a reply is, reads no verdict from it: JSON may end in blanks. */
function sized(text: string, verdicts: Verdicts | null): string {
  return verdicts ? text + ' '.repeat(verdicts.missingBytes) : text;
}

async function refuse(
  parts: RouterParts,
  account: Account,
  error: unknown,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const known = error instanceof Refusal;
  if (!known) parts.log.error({ requestId: account.requestId, ...traceOf(error) }, 'failed');
  if (response.headersSent) return void response.destroy();
  const given = known ? error : refusal('INTERNAL', 'The system failed.', { incidentId: account.requestId });
  const { isRecorded, receipt } = await recordedRefusal(parts.recording, account, given.code);
  const told = isRecorded ? given : refusal('NOT_RECORDED', 'The record does not answer.');
  if (account.partner !== '') await handOut(parts.proof, response, receipt);
  if (response.headersSent) return;
  account.codes = [told.code];
  if (told.code === 'UNAUTHENTICATED') response.setHeader('www-authenticate', 'Bearer');
  if (told.details['retryAfter'] !== undefined) response.setHeader('retry-after', told.details['retryAfter']);
  const isList = request.url?.startsWith(uploads) === true;
  if (told.code === 'METHOD_NOT_ALLOWED') response.setHeader('allow', isList ? 'PUT' : 'POST');
  if (!request.complete) leaveUnread(request, response);
  send(response, statusOf(told.code), { errors: [spoken(told)] });
}

/** What even a refusal fell over is this request's misfortune, never the end of the process. */
function giveUp({ log }: RouterParts, error: unknown, response: ServerResponse): void {
  log.error(traceOf(error), 'gave up');
  if (!response.writableEnded) response.destroy();
}

function queryOf({ url = '' }: IncomingMessage): URLSearchParams {
  return new URLSearchParams(url.split('?')[1] ?? '');
}
