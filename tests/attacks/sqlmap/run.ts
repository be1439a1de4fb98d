// Runs sqlmap against one question, and reads its verdict.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Target } from './targets.ts';

export interface Verdict {
  /** Parameters that sqlmap could inject into, in its words; none when it says that there are none. */
  readonly injectable: readonly string[];
  /** How many values it tried. */
  readonly points: number;
}

/** Enough to find what hides its errors: boolean, error, union, stacked and timed payloads, with the quotes and brackets of level 2. */
const options = [
  '--batch',
  '--flush-session',
  '--disable-coloring',
  '--level=2',
  '--risk=2',
  '--dbms=PostgreSQL',
  '--technique=BEUST',
  '--time-sec=2',
  '--timeout=15',
  '--retries=1',
  '--method=POST',
  '--ignore-code=400',
];

/** Attacks every text in those variables of a question that are to be attacked. */
export async function attack(url: string, { query, variables, attacked }: Target): Promise<Verdict> {
  const directory = mkdtempSync(join(tmpdir(), 'bagi-pakai-sqlmap-'));
  const stars = Object.fromEntries(attacked.map((name) => [name, mark(variables[name])]));
  const marked = JSON.stringify({ query, variables: { ...variables, ...stars } });
  const child = spawn('sqlmap', ['-u', url, `--data=${marked}`, `--output-dir=${directory}`, ...options], {
    env: { PATH: process.env['PATH'], HOME: directory },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const said = await text(child.stdout);
    return { injectable: injectableIn(said), points: marked.split('*').length - 1 };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** A star after a value is where sqlmap puts its payloads. */
function mark(value: unknown): unknown {
  if (typeof value === 'string') return `${value}*`;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mark(inner)]));
}

/** Silence is no verdict: sqlmap ends with 0 whatever happened. */
function injectableIn(said: string): string[] {
  if (said.includes('identified the following injection point')) {
    return [...said.matchAll(/^Parameter: (.*)$/gm)].map(([, parameter = '']) => parameter);
  }
  if (said.includes('all tested parameters do not appear to be injectable')) return [];
  throw new Error(`sqlmap came to no verdict:\n${said.split('\n').slice(-25).join('\n')}`);
}
