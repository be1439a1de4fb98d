// What is written down about the running of the system: codes, times and ids; never a person, a document or a token.
import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Structured logs, one JSON object a line, to standard output or to where the caller says. */
export function openLog(level: string, destination?: { write(line: string): void }): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: named },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** An error as it may be logged: what kind and where, but not its message or values, which may hold personal data. */
export function traceOf(error: unknown): { kind: string; code: string; at: string[] } {
  const { name = 'unknown', stack = '' } = error instanceof Error ? error : {};
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const at = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return { kind: name, code, at: at.slice(0, 8).map((line) => line.trim()) };
}

function named(level: string) {
  return { level };
}
