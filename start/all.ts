// Everything in one process: npm start
import { configOf } from './config.ts';
import { runProgram } from './program.ts';
import { startSystem } from './system.ts';

await runProgram(async () => {
  const config = configOf(process.env);
  const system = await startSystem(config);
  console.log(system.publicUrl);
  return system.stop;
});
