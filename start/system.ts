// The whole system in one place: database, register, issuer, subgraphs, router, in the order they need each other.
import type { OnStatement } from '@bagi/kit/database.ts';
import { contracts } from '@bagi/agreements/contracts.ts';
import type { Library } from '@bagi/agreements/library.ts';
import { openPool } from '@bagi/database/connect.ts';
import { routerAssertion } from '@bagi/identity/routerAssertion.ts';
import { front } from '@bagi/router/front.ts';
import { guard } from '@bagi/router/guard.ts';
import { judgeDocument } from '@bagi/router/judging.ts';
import { type Log, openLog, traceOf } from '@bagi/router/log.ts';
import { openMetrics } from '@bagi/router/metrics.ts';
import { overHttp } from '@bagi/router/over-http.ts';
import { type Ask, carrier } from '@bagi/router/plan.ts';
import { routerListener } from '@bagi/router/router.ts';
import { startTracing } from '@bagi/router/tracing.ts';
import { enumerationWatch } from '@bagi/router/verification/enumeration.ts';
import { compose } from '@bagi/schema/compose.ts';
import { startChildren } from './children.ts';
import { openApplying } from './applying.ts';
import { wantedAttention } from './attention.ts';
import { catalogueOf } from './catalogue.ts';
import { judgedSchemas, requireClosedWorld } from './closed-world.ts';
import type { Config } from './config.ts';
import { connectionsFor, openDatabase } from './database.ts';
import { openDocuments } from './documents.ts';
import { deadlines } from './deadlines.ts';
import { explorerOf } from './explorer.ts';
import {
  type Fences,
  readByWithout,
  standing as fencesOf,
  withoutContract,
  withoutGate,
  withoutGuard,
  withoutRecord,
} from './fences.ts';
import { graph, inProcess } from './graph.ts';
import { openIssuer } from './issuers.ts';
import { openLibrary } from './library.ts';
import { handbookListener } from './handbook.ts';
import { listen } from './listen.ts';
import { openMatching } from './matching.ts';
import { openNews } from './news.ts';
import { noticing } from './noticing.ts';
import { openReaders } from './readers.ts';
import { openRecording } from './recording.ts';
import { recordKeys, requireOneKey } from './recordKeys.ts';
import { plannedChanges } from './plannedChanges.ts';
import { prepareRegister } from './register.ts';
import { wantedRoles } from './roles.ts';
import { noteRunning } from './running.ts';
import { openSealing } from './sealing.ts';
import { publicPartOf, routerKeyOf, sealKeyOf } from './secrets.ts';
import { openSiapp } from './siapp.ts';
import { openStanding } from './standing.ts';
import { storageOf } from './storage.ts';
import { settingsFor } from './subgraphSettings.ts';
import { tendRecord } from './tending.ts';

export interface System {
  readonly publicUrl: string;
  /** Where this process itself listens, whatever address the outside knows. */
  readonly localUrl: string;
  readonly databaseUrl: string;
  readonly issuerUrl: string;
  readonly audience: string;
  /** Stops accepting, finishes what is under way, closes everything in the order opposite to the start. */
  readonly stop: () => Promise<void>;
}

const portDefault = 4000;

/** How long requests under way may take to finish at a stop. */
const drainMs = 20_000;

/** What may be told of a running system, beside its settings. */
export interface Watching {
  readonly log?: Log;
  /** Told the text of each statement that the subgraphs of this process run. */
  readonly onStatement?: OnStatement;
  /** Agreements in place of the documents at hand; subgraphs of other processes read those at hand. */
  readonly library?: Library;
  /** The clock by which agreements begin and end and links expire. */
  readonly now?: () => number;
  /** The clock by which the record is sealed. */
  readonly sealingNow?: () => number;
  /** Fences that a test takes away. */
  readonly fences?: Partial<Fences>;
}

/** Starts everything; when a step fails, what was started before it is stopped and the failure is thrown. */
export async function startSystem(config: Config, watching: Watching = {}): Promise<System> {
  const log = watching.log ?? openLog(config.logLevel);
  const now = watching.now ?? Date.now;
  const fences = fencesOf(config, watching.fences);
  const opened: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    let failure: unknown = null;
    for (const close of opened.splice(0).toReversed())
      try {
        await close();
      } catch (error) {
        // What cannot be closed in order, as without a database, keeps nothing else open.
        failure ??= error;
      }
    if (failure !== null) throw failure;
  };
  try {
    const { supergraphSdl, schema } = compose();
    const library = watching.library ?? openLibrary(schema, config.production);
    if (config.tracesUrl !== undefined) opened.push(startTracing(config.tracesUrl));
    const door = await listen(config.host, config.port ?? portDefault, (error) =>
      log.error(traceOf(error), 'listening failed'),
    );
    opened.push(() => door.close(drainMs));
    const localUrl = `http://${config.host}:${door.port}`;
    const publicUrl = config.publicUrl ?? localUrl;

    const database = await openDatabase(config);
    opened.push(database.stop);
    const storage = storageOf(config);
    const sealKey = sealKeyOf(config.dataDirectory, config.sealKey);
    // Whoever is opened below connects as a role of its own.
    const access = { databaseUrl: database.url, rolePrefix: config.rolePrefix, secret: sealKey };
    const roles = wantedRoles(config.rolePrefix, library, schema, now());
    const attention = wantedAttention(config.rolePrefix, library, schema);
    await prepareRegister(config, database.url, storage, library, roles, attention, sealKey, now());

    const onFault = (fault: unknown) => log.error(traceOf(fault), 'issuer failed');
    const vouching = await openIssuer(config, publicUrl, [...library.keys()], onFault);
    const watch = openPool(database.url, {
      max: 1,
      applicationName: 'bagi-pakai readiness',
      statementTimeoutMs: deadlines.statementMs,
    });
    opened.push(() => watch.end({ timeout: 5 }));
    requireClosedWorld(await catalogueOf(watch, judgedSchemas));
    const keyOf = recordKeys(config.recordKeysDirectory);
    await requireOneKey(watch, config.recordKeysDirectory, Date.now());
    if (config.prepares)
      opened.push(
        await tendRecord({ sql: watch, databaseUrl: database.url, config, library, roles, secret: sealKey }, (error) =>
          log.error({ task: 'catatan', ...traceOf(error) }, 'tending failed'),
        ),
      );
    const readers = openReaders(
      {
        ...access,
        connections: config.databaseConnections,
        connectionsMax: connectionsFor(config, database),
        name: 'bagi-pakai subgraphs',
        asRole: fences.database,
      },
      watching.onStatement,
    );
    opened.push(readers.close);

    const recording = (fences.record ? openRecording : withoutRecord)({
      ...access,
      keyOf,
      onFailure: (table, error) => log.error({ table, ...traceOf(error) }, 'recording failed'),
      onRepeated: ({ jenis, mitra, rincian }) =>
        log.warn({ security: jenis, partner: mitra, ...rincian }, 'again and again'),
    });
    opened.push(recording.close);
    const metrics = openMetrics();
    opened.push(metrics.close);
    const noticed = noticing(recording, metrics, log);
    const proof = await openSealing(config, {
      databaseUrl: database.url,
      secret: sealKey,
      log,
      now: watching.sealingNow ?? Date.now,
    });
    opened.push(proof.close);

    const matching = openMatching({
      ...access,
      storage,
      library,
      onFailure: (id, error) => log.error({ pemadanan: id, ...traceOf(error) }, 'matching failed'),
    });
    opened.push(matching.close);

    const atHand = openSiapp(config);
    opened.push(atHand.door.close);
    if (config.scanner.kind === 'none') log.warn('No malware scanner is configured: set MALWARE_SCANNER.');
    const incoming = openDocuments({
      ...access,
      storage,
      scanner: config.scanner,
      matching,
      ...atHand,
      onFailure: (error) => log.error(traceOf(error), 'fetching a copy failed'),
    });
    opened.push(incoming.close);

    const applier = openApplying({
      ...access,
      connections: config.databaseConnections,
      library,
      onFailure: (kiriman, error) => log.error({ kiriman, ...traceOf(error) }, 'applying failed'),
      onStatement: (text) => watching.onStatement?.(text)?.(),
    });
    opened.push(applier.close);

    const readBy = readByWithout(fences, schema);
    const tools = {
      runAs: readers.runAs,
      writeAs: readers.writeAs,
      sealKey,
      now,
      applier,
      elsewhere: atHand.siapp?.ask,
      judge: judgeDocument,
      ...(readBy ? { readBy } : {}),
    };
    const onFailure = (incidentId: string, error: unknown) => log.error({ incidentId, ...traceOf(error) }, 'failed');
    let ask: Ask = inProcess(fences.gate ? graph : withoutGate(graph), tools, onFailure);
    if (config.subgraphsOverHttp) {
      const routerKey = routerKeyOf(config);
      const children = await startChildren(
        config.subgraphAddresses,
        {
          ...settingsFor(config, publicUrl, vouching),
          DATABASE_URL: database.url,
          SEAL_KEY: sealKey.toString('hex'),
          ROUTER_PUBLIC_KEY: JSON.stringify(publicPartOf(routerKey)),
        },
        (subgraph, code) => log.error({ subgraph, code }, 'a subgraph ended, and is started again'),
      );
      opened.push(children.stop);
      ask = overHttp({
        addresses: children.addresses,
        assertCall: routerAssertion(routerKey),
        patienceMs: deadlines.subgraphMs,
        onDistrusted: noticed.onDistrusted,
      });
    }
    const carry = carrier(supergraphSdl, ask);

    const watchVerdicts = enumerationWatch(noticed.onEnumeration);
    const explorer = await explorerOf(config, vouching, (error) =>
      log.error({ error: String(error) }, 'explorer failed'),
    );
    const standing = await openStanding({
      ...access,
      contractOf: contracts(library, schema),
      now,
      onFailure: (error) => log.error(traceOf(error), 'looking at agreements failed'),
      onWarning: (partner, { scope, unit, limit }, used) => {
        metrics.nearlySpent(partner, scope, unit);
        log.warn({ quota: unit, partner, scope, limit, used }, 'four fifths of a quota are used');
      },
    });
    opened.push(standing.close);
    const derived = standing.contractOf;
    const news = await openNews({
      ...access,
      library,
      contractOf: derived,
      addresses: config.webhookAddresses,
      planned: plannedChanges(),
      production: config.production,
      now,
      onDead: ({ id, partner, kind, attempts }, reason) =>
        log.error({ webhook: id, partner, kind, attempts, reason }, 'news is not delivered'),
      onFailure: (task, error) => log.error({ task, ...traceOf(error) }, 'news failed'),
    });
    opened.push(news.close);
    const contractOf = fences.contract ? derived : withoutContract(derived, schema);
    door.open(
      routerListener({
        verify: vouching.verify,
        contractOf,
        front: front(carry, fences.guard ? guard(noticed.onAlarm) : withoutGuard),
        storage,
        sealKey,
        publicUrl,
        issuer: vouching.handler,
        explorer,
        handbook: handbookListener(config, vouching, { contractOf: derived, sealKey, publicUrl, now }, (error) =>
          log.error(traceOf(error), 'handbook failed'),
        ),
        obstacles: async () => {
          await watch`select 1`;
          return proof.obstacles();
        },
        metrics,
        recording,
        proof,
        onVerdicts: (partner, words) => {
          metrics.judged(partner, words);
          watchVerdicts(partner, words);
        },
        log,
        now,
        patienceMs: deadlines.routerMs,
        uploadPatienceMs: deadlines.uploadMs,
        onRefused: noticed.onRefused,
        webhookKeys: news.publicKeys,
        confirm: standing.confirm,
        quotas: { take: standing.take, now, requestsPerMinute: config.requestsPerMinute },
        onPersons: news.received,
        takers: incoming.takers,
        documentUnder: standing.documentUnder,
        requestsPerMinute: config.requestsPerMinute,
      }),
    );
    // At a stop the door is shut before anything that a request under way still needs.
    opened.push(() => door.close(drainMs));
    const { issuerUrl, jwksUrl, audience } = vouching;
    opened.push(noteRunning(config.dataDirectory, { pid: process.pid, publicUrl, issuerUrl, jwksUrl, audience }));
    return { publicUrl, localUrl, databaseUrl: database.url, issuerUrl, audience, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
