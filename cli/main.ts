// The command line: npm run bagi -- <command> …, and what each of the shorter scripts of package.json calls.
import { runLine } from './run.ts';
import { widthElsewhere } from './terminal.ts';

const { stdout, stderr, env } = process;
process.exitCode = await runLine(process.argv.slice(2), {
  process: { stdout, stderr, env },
  width: stdout.columns ?? widthElsewhere,
  colour: stdout.isTTY && !env['NO_COLOR'],
});
