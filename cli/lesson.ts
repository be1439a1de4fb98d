// What the help of a command teaches: what it is for, and examples that work as they stand.

export interface Example {
  /** What is typed. */
  readonly line: string;
  /** What comes of it. */
  readonly gives: string;
}

export interface Lesson {
  readonly brief: string;
  readonly more?: string;
  readonly examples: readonly [Example, ...Example[]];
}

const mark = '  bagi ';

/** The help's text; the examples stand in it so that a test can find and run them. */
export function lesson({ brief, more, examples }: Lesson): { brief: string; fullDescription: string } {
  const shown = examples.map(({ line, gives }) => `${mark}${line}\n      ${gives}`);
  return { brief, fullDescription: [brief, more, ['EXAMPLES', ...shown].join('\n')].filter(Boolean).join('\n\n') };
}

/** The lines that a help tells people to type. */
export function examplesIn(help: string): string[] {
  const taught = help.split('\nEXAMPLES\n')[1] ?? '';
  return taught.split('\n').flatMap((line) => (line.startsWith(mark) ? [line.slice(mark.length)] : []));
}
