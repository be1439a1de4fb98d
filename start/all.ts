// Everything in one process: npm start
import { configOf } from './config.ts';
import { runProgram } from './program.ts';
import { startSystem } from './system.ts';
import { welcome } from './welcome.ts';

await runProgram(async () => {
  const config = configOf(process.env);
  const system = await startSystem(config);
  console.log(welcome(system, config));
  return system.stop;
});
