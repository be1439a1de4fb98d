// What the command does once its words are understood: reads the project and its past, judges, and says how it ended.
import { existsSync, readFileSync } from 'node:fs';
import { acknowledgementsIn } from './acknowledgement.ts';
import { check } from './check.ts';
import { type Format, written } from './formats/formats.ts';
import type { Window } from './formats/terminal.ts';
import { baseOf } from './fromGit.ts';
import type { Report } from './report.ts';
import { workingTree } from './tree.ts';
import { Unjudgeable } from './unjudgeable.ts';

export interface Asked {
  readonly project: string;
  /** Any name that git has for a commit. */
  readonly base: string | undefined;
  readonly format: Format;
  readonly acknowledged: string;
  readonly deploying: boolean;
  readonly today: string;
  readonly window: Window;
}

/** 0: it passes. 1: something breaks that nobody has acknowledged. 2: it cannot be judged. */
export interface Ended {
  readonly code: 0 | 1 | 2;
  readonly text: string;
}

export async function schemaCheck(asked: Asked): Promise<Ended> {
  try {
    const report = await judged(asked);
    return { code: report.verdict === 'passes' ? 0 : 1, text: written(report, asked.format, asked.window) };
  } catch (error) {
    if (!(error instanceof Unjudgeable)) throw error;
    return { code: 2, text: `It cannot be judged:\n${error.reasons.map((reason) => `- ${reason}`).join('\n')}\n` };
  }
}

function judged({ project, base, acknowledged, deploying, today }: Asked): Promise<Report> {
  const text = existsSync(acknowledged) ? readFileSync(acknowledged, 'utf8') : null;
  return check({
    now: workingTree(project),
    base: baseOf(project, base),
    acknowledged: acknowledgementsIn(text, acknowledged),
    deploying,
    today,
  });
}
