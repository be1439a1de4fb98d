// One subgraph alone over HTTP: npm run subgraph -- asn
import { contracts } from '@bagi/agreements/contracts.ts';
import { subgraphListener } from '@bagi/kit/serve.ts';
import { verifyAssertion } from '@bagi/identity/verifyAssertion.ts';
import { judgeDocument } from '@bagi/router/judging.ts';
import { openLog, traceOf } from '@bagi/router/log.ts';
import { distrusted } from '@bagi/router/suspicion.ts';
import { compose } from '@bagi/schema/compose.ts';
import { subgraphs } from '@bagi/schema/subgraphs.ts';
import { openApplying } from './applying.ts';
import { wantedAttention } from './attention.ts';
import { configOf } from './config.ts';
import { connectionsFor, openDatabase } from './database.ts';
import { graph } from './graph.ts';
import { vouchedBy } from './issuers.ts';
import { openLibrary } from './library.ts';
import { listen } from './listen.ts';
import { openRecording } from './recording.ts';
import { recordKeys } from './recordKeys.ts';
import { openReaders } from './readers.ts';
import { prepareRegister } from './register.ts';
import { wantedRoles } from './roles.ts';
import { runProgram } from './program.ts';
import { runningOn } from './running.ts';
import { publicPartOf, routerKeyOf, sealKeyOf } from './secrets.ts';
import { openSiapp } from './siapp.ts';
import { storageOf } from './storage.ts';

await runProgram(async () => {
  const [, , name = ''] = process.argv;
  const subgraph = graph.find((one) => one.name === name);
  if (!subgraph)
    throw new Error(
      `Name one subgraph: ${graph.map((one) => one.name).join(', ')}. For example: npm run subgraph -- asn`,
    );
  const config = configOf(process.env);
  if (config.production && !config.routerPublicKey)
    throw new Error('NODE_ENV=production needs ROUTER_PUBLIC_KEY for a subgraph, so that it knows its router: set it.');
  const log = openLog(config.logLevel);
  const { schema } = compose();
  const library = openLibrary(schema, config.production);

  const door = await listen(config.host, config.port ?? Number(new URL(subgraphs.get(name) ?? '').port), (error) =>
    log.error(traceOf(error), 'listening failed'),
  );
  const database = await openDatabase(config);
  const sealKey = sealKeyOf(config.dataDirectory, config.sealKey);
  const roles = wantedRoles(config.rolePrefix, library, schema, Date.now());
  const attention = wantedAttention(config.rolePrefix, library, schema);
  await prepareRegister(config, database.url, storageOf(config), library, roles, attention, sealKey, Date.now());
  const readers = openReaders({
    databaseUrl: database.url,
    rolePrefix: config.rolePrefix,
    secret: sealKey,
    connections: config.databaseConnections,
    connectionsMax: connectionsFor({ ...config, subgraphsOverHttp: true }, database),
    name: `bagi-pakai ${name}`,
    asRole: true,
  });

  // A process of its own writes down by itself who was not believed.
  const recording = openRecording({
    databaseUrl: database.url,
    rolePrefix: config.rolePrefix,
    secret: sealKey,
    keyOf: recordKeys(config.recordKeysDirectory),
    onFailure: (table, error) => log.error({ table, ...traceOf(error) }, 'recording failed'),
    onRepeated: ({ jenis, rincian }) => log.warn({ security: jenis, ...rincian }, 'again and again'),
  });
  const atHand = openSiapp(config);
  const applier = openApplying({
    databaseUrl: database.url,
    rolePrefix: config.rolePrefix,
    secret: sealKey,
    connections: config.databaseConnections,
    library,
    onFailure: (kiriman, error) => log.error({ kiriman, ...traceOf(error) }, 'applying failed'),
  });

  const routerKey = config.routerPublicKey ?? publicPartOf(routerKeyOf(config));
  const beside = runningOn(config.dataDirectory);
  const publicUrl = config.publicUrl ?? beside?.publicUrl ?? 'http://127.0.0.1:4000';
  const issuerUrl = config.issuerUrl ?? beside?.issuerUrl ?? `${publicUrl}/issuer`;
  const jwksUrl = config.issuerJwksUrl ?? beside?.jwksUrl ?? `${issuerUrl}/jwks`;
  const audience = config.audience ?? beside?.audience ?? `${publicUrl}/graphql`;
  door.open(
    await subgraphListener(subgraph, {
      tools: {
        runAs: readers.runAs,
        writeAs: readers.writeAs,
        sealKey,
        now: Date.now,
        applier,
        elsewhere: atHand.siapp?.ask,
        judge: judgeDocument,
      },
      verifyAssertion: verifyAssertion(routerKey, name),
      verify: vouchedBy(config, issuerUrl, jwksUrl, audience).verify,
      contractOf: contracts(library, schema),
      publicUrl,
      onFailure: (incidentId, error) => log.error({ incidentId, ...traceOf(error) }, 'failed'),
      onDistrust: (misfit) => {
        log.warn({ misfit }, 'call refused');
        recording.repeated(distrusted(name, misfit), Date.now());
      },
    }),
  );
  const address = `http://${config.host}:${door.port}/graphql`;
  if (process.send) process.send(address);
  else console.log(`Subgraph ${name}: ${address} (tokens of ${issuerUrl})`);
  return async () => {
    await door.close(20_000);
    await recording.close();
    await atHand.door.close();
    await applier.close();
    await readers.close();
    await database.stop();
  };
});
