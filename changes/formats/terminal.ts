// The verdict for who sits before a terminal: a table for each partner that is hit, no wider than the window.
import { styleText } from 'node:util';
import Table from 'cli-table3';
import type { Level } from '../change.ts';
import type { Finding, PartnerReport, Report } from '../report.ts';
import {
  acknowledgedFile,
  agreementsOf,
  comparedWith,
  conclusion,
  draft,
  isOfWords,
  operationsOf,
  remarks,
  since,
  standing,
  whomToTell,
} from './phrases.ts';

export interface Window {
  /** Columns of the terminal. */
  readonly width: number;
  readonly colour: boolean;
}

const colours = { breaking: 'red', dangerous: 'yellow', safe: 'green' } as const satisfies Record<Level, string>;

export function terminal(report: Report, window: Window): string {
  const paint = painter(window.colour);
  const hit = report.partners.filter(({ findings }) => findings.length > 0);
  const spared = report.partners.filter(({ findings }) => findings.length === 0).map(({ partner }) => partner);
  const open = draft(report);
  const lines = [
    comparedWith(report),
    ...(report.supergraph.length > 0 ? [`The schema of all subgraphs: ${counted(report.supergraph)}.`] : []),
    ...hit.flatMap((one) => ['', ...partnerLines(one, report, window)]),
    '',
    ...(spared.length > 0 ? [fold(`Not hit: ${spared.join(', ')}.`, window.width)] : []),
    ...remarks(report).map((remark) => fold(remark, window.width)),
    paint(report.verdict === 'passes' ? 'green' : 'red', conclusion(report)),
    ...(open === null
      ? []
      : [
          '',
          `To acknowledge it, complete this and add it to ${acknowledgedFile} (docs/schema-changes.md):`,
          '',
          open.trimEnd(),
        ]),
  ];
  return `${lines.join('\n')}\n`;
}

function partnerLines(one: PartnerReport, report: Report, { width, colour }: Window): string[] {
  const paint = painter(colour);
  const ofWords = one.findings.filter(isOfWords).length;
  const shown = one.findings.filter((finding) => !isOfWords(finding));
  return [
    paint('bold', one.partner),
    fold(`  ${agreementsOf(one)}`, width),
    fold(`  Tell: ${whomToTell(one)}`, width),
    ...(shown.length > 0 ? [table(shown, report, width, paint)] : []),
    ...(ofWords > 0 ? [`  ${ofWords} descriptions are worded otherwise.`] : []),
    ...openedLines('Opens', one.opened, width),
    ...openedLines('Closes', one.closed, width),
  ];
}

function table(findings: readonly Finding[], report: Report, width: number, paint: Paint): string {
  const [levelWidth, operationsWidth] = [11, Math.max(18, Math.floor(width * 0.27))];
  const whatWidth = Math.max(24, width - levelWidth - operationsWidth - 4);
  const drawn = new Table({
    head: ['class', 'what', 'operations hit'],
    colWidths: [levelWidth, whatWidth, operationsWidth],
    style: { head: [], border: [] },
  });
  for (const finding of findings) {
    const said = [`${finding.coordinate}  ${finding.kind}`, since(finding, report), standing(finding)].filter(
      (line) => line !== '',
    );
    drawn.push([
      paint(colours[finding.level], finding.level),
      fold(said.join('\n'), whatWidth - 2),
      fold(operationsOf(finding), operationsWidth - 2),
    ]);
  }
  return drawn.toString();
}

function openedLines(word: string, coordinates: PartnerReport['opened'], width: number): string[] {
  if (coordinates.length === 0) return [];
  return [fold(`  ${word}: ${coordinates.map(({ coordinate }) => coordinate).join(', ')}`, width)];
}

function counted(changes: Report['supergraph']): string {
  const levels = Map.groupBy(changes, ({ level }) => level);
  return [...levels].map(([level, those]) => `${those.length} ${level}`).join(', ');
}

/** Lines no longer than a width: broken between words, and within one that is longer. */
export function fold(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const lines: string[] = [];
      const indent = /^ */.exec(line)?.[0] ?? '';
      let rest = line;
      while (rest.length > width) {
        const space = rest.lastIndexOf(' ', width);
        const at = space > indent.length ? space : width;
        lines.push(rest.slice(0, at));
        rest = `${indent}${rest.slice(at).trimStart()}`;
      }
      return [...lines, rest];
    })
    .join('\n');
}

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** Whether to colour is known to who opened the terminal; the text alone is the same. */
function painter(colour: boolean): Paint {
  return (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
}
