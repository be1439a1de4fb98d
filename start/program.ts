// How a program begins and ends: a failure is one clear message, a signal is a graceful stop, a second one is the end.

/** Runs a program that goes on until it is told to stop; it returns how to stop. */
export async function runProgram(begin: () => Promise<() => Promise<void>>): Promise<void> {
  try {
    const stop = await begin();
    let stopping = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (stopping) process.exit(1);
        stopping = true;
        void stop().then(
          () => process.exit(0),
          (error: unknown) => fail(error),
        );
      });
    }
    process.on('disconnect', () => process.emit('SIGTERM'));
  } catch (error) {
    fail(error);
  }
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
