// A system to be measured, in a process of its own: with its fences, or without any.
import { configOf } from '../start/config.ts';
import { runProgram } from '../start/program.ts';
import { startSystem } from '../start/system.ts';

const none = { contract: false, gate: false, reading: false, database: false, guard: false };

await runProgram(async () => {
  const [, , fences = 'all'] = process.argv;
  const { publicUrl, issuerUrl, audience, databaseUrl, stop } = await startSystem(
    configOf(process.env),
    fences === 'none' ? { fences: none } : {},
  );
  process.send?.({ url: `${publicUrl}/graphql`, issuerUrl, audience, databaseUrl });
  return stop;
});
