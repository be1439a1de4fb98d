// Every form in which a verdict can be had, by its name.
import type { Report } from '../report.ts';
import { approval } from './approval.ts';
import { github } from './github.ts';
import { markdown } from './markdown.ts';
import { sarif } from './sarif.ts';
import { terminal, type Window } from './terminal.ts';

const writers = {
  terminal,
  markdown,
  approval,
  json: (report: Report) => `${JSON.stringify(report, null, 2)}\n`,
  sarif,
  github,
} as const satisfies Record<string, (report: Report, window: Window) => string>;

export type Format = keyof typeof writers;
export const formats = Object.keys(writers) as readonly Format[];

export function isFormat(name: string): name is Format {
  return Object.hasOwn(writers, name);
}

export function written(report: Report, format: Format, window: Window): string {
  return writers[format](report, window);
}
