// A system to be measured, in a process of its own: as npm start starts it, or as much otherwise as it is told.
import { exampleDocuments, readLibrary, signedDocuments } from '@bagi/agreements/library.ts';
import { configOf } from '../start/config.ts';
import { runProgram } from '../start/program.ts';
import { startSystem } from '../start/system.ts';
import type { Differing } from './systems.ts';

await runProgram(async () => {
  const { taken = [], agreements } = JSON.parse(process.argv[2] ?? '{}') as Differing;
  const { publicUrl, issuerUrl, audience, databaseUrl, stop } = await startSystem(configOf(process.env), {
    ...(taken.length > 0 && { fences: Object.fromEntries(taken.map((fence) => [fence, false])) }),
    ...(agreements !== undefined && { library: readLibrary([signedDocuments, exampleDocuments, agreements]) }),
  });
  process.send?.({ url: `${publicUrl}/graphql`, issuerUrl, audience, databaseUrl });
  return stop;
});
