// A system to be measured, in a process of its own: with its fences, or without those that are named.
import { configOf } from '../start/config.ts';
import { runProgram } from '../start/program.ts';
import { startSystem } from '../start/system.ts';

await runProgram(async () => {
  const [, , taken = ''] = process.argv;
  const fences = Object.fromEntries(taken.split(' ').map((fence) => [fence, false]));
  const { publicUrl, issuerUrl, audience, databaseUrl, stop } = await startSystem(
    configOf(process.env),
    taken === '' ? {} : { fences },
  );
  process.send?.({ url: `${publicUrl}/graphql`, issuerUrl, audience, databaseUrl });
  return stop;
});
