// What PostgreSQL takes back to end a deadlock was nobody's fault, and left nothing behind.

/** How often it is asked: each time one of those who waited for each other goes on. */
const timesMax = 5;

/**
 * Does again what was taken back because others waited for it while it waited for them (40P01), as when tables get new
 * policies while they are read. For one statement, or for what may be done twice.
 */
export async function pastDeadlocks<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let times = 1; ; times++) {
    try {
      return await work();
    } catch (error) {
      if (times === timesMax || !isDeadlock(error)) throw error;
    }
  }
}

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '40P01';
}
