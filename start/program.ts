// How a program begins and ends: a failure is one clear message, a signal is a graceful stop, a second one is the end.
import { randomUUID } from 'node:crypto';
import { openLog, traceOf } from '@bagi/router/log.ts';

/** A stop that waits for what does not come, as a database that stands still, is cut off: longer than all that is waited for in order. */
const stopMs = 60_000;

/** Runs a program that goes on until it is told to stop; it returns how to stop. */
export async function runProgram(begin: () => Promise<() => Promise<void>>): Promise<void> {
  try {
    const stop = await begin();
    let ending = false;
    const end = (code: number) => {
      if (ending) return;
      ending = true;
      setTimeout(() => fail(new Error('It did not end in time, and was cut off.')), stopMs).unref();
      stop().then(
        () => process.exit(code),
        (error: unknown) => fail(error),
      );
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => (ending ? process.exit(1) : end(0)));
    process.on('disconnect', () => process.emit('SIGTERM'));
    outliveWhatNobodyHeard(() => end(1));
  } catch (error) {
    fail(error);
  }
}

/**
 * The last line: a failure that nobody waited for is told, and the program serves on, for it has cut nothing off in the
 * middle. What was thrown where nobody stood has: the program finishes what is under way and ends, to be started anew.
 * See docs/decisions/0122-one-failure-is-nobody-elses-end.md.
 */
function outliveWhatNobodyHeard(end: () => void): void {
  const log = openLog('error');
  process.on('unhandledRejection', (error) => {
    log.error({ incidentId: randomUUID(), ...traceOf(error) }, 'a failure that nobody waited for');
  });
  process.on('uncaughtException', (error) => {
    log.fatal(
      { incidentId: randomUUID(), ...traceOf(error) },
      'a failure that nobody caught; the program ends in order',
    );
    end();
  });
}

/** Runs a command that ends by itself. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
