// What was measured, as Markdown: for each shape a table, with the medians of the rounds.
import type { Measured } from './rounds.ts';
import { leastRatio } from './targets.ts';

/** The figures of one system for one shape and crowd: the median of the rounds each, the peak of all. */
export interface Line {
  readonly shape: string;
  readonly connections: number;
  readonly system: string;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly processorPerThousand: number;
  readonly databasePerThousand: number;
  readonly peakBytes: number;
  /** The first system's requests a second by this one's, in the same round. */
  readonly ahead: number;
}

/** A line for each system that answered, shape by shape, crowd by crowd. */
export function linesOf(measured: readonly Measured[], first: string): Line[] {
  return grouped(measured).flatMap((rows) => {
    const ours = rows.filter(({ system }) => system === first);
    return [...Map.groupBy(rows, ({ system }) => system)].map(([system, own]): Line => {
      const middle = (what: 'perSecond' | 'p50' | 'p99' | 'processorPerThousand' | 'databasePerThousand') =>
        median(own.map((one) => one[what]));
      return {
        shape: own[0]?.shape ?? '',
        connections: own[0]?.connections ?? 0,
        system,
        perSecond: middle('perSecond'),
        p50: middle('p50'),
        p99: middle('p99'),
        processorPerThousand: middle('processorPerThousand'),
        databasePerThousand: middle('databasePerThousand'),
        peakBytes: Math.max(...own.map(({ peakBytes }) => peakBytes)),
        ahead: ratio(ours, own),
      };
    });
  });
}

/** A table for each shape; systems that have no answer to it stand there with dashes. */
export function tables(lines: readonly Line[], systems: readonly string[], first: string): string {
  const shapes = [...Map.groupBy(lines, ({ shape }) => shape)];
  return shapes.map(([shape, own]) => [`## ${shape}`, '', table(own, systems, first)].join('\n')).join('\n\n');
}

/** One shape: each crowd's lines, each system's figures, and how far the first is ahead of it. */
export function table(lines: readonly Line[], systems: readonly string[], first: string): string {
  const head = [
    `| connections | system | requests/s | ${first} by it | at least | p50 ms | p99 ms | CPU s per 1,000 | PostgreSQL's | peak RSS MB |`,
    '| --: | --- | --: | --: | --: | --: | --: | --: | --: | --: |',
  ];
  const crowds = [...new Set(lines.map(({ connections }) => connections))];
  const rows = crowds.flatMap((connections) =>
    systems.map((system) => {
      const line = lines.find((one) => one.connections === connections && one.system === system);
      return `| ${[connections, system, ...(line ? cellsOf(line, first) : Array.from({ length: 8 }, () => '-'))].join(' | ')} |`;
    }),
  );
  return [...head, ...rows].join('\n');
}

function cellsOf(line: Line, first: string): string[] {
  return [
    line.perSecond.toFixed(line.perSecond < 100 ? 1 : 0),
    line.system === first || Number.isNaN(line.ahead) ? '' : line.ahead.toFixed(2),
    leastRatio(line.system)?.toFixed(1) ?? '',
    line.p50.toFixed(1),
    line.p99.toFixed(1),
    line.processorPerThousand.toFixed(2),
    line.databasePerThousand.toFixed(2),
    (line.peakBytes / 2 ** 20).toFixed(0),
  ];
}

/** The median, over the rounds, of one system's requests a second by another's in the same round. */
export function ratio(own: readonly Measured[], other: readonly Measured[]): number {
  return median(own.map(({ round, perSecond }) => perSecond / (ofRound(other, round)?.perSecond ?? Number.NaN)));
}

/** The lines of one shape and one crowd belong together. */
export function grouped(measured: readonly Measured[]): Measured[][] {
  return [...Map.groupBy(measured, ({ shape, connections }) => `${shape}|${connections}`).values()];
}

function ofRound(measured: readonly Measured[], round: number): Measured | undefined {
  return measured.find((one) => one.round === round);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2;
}
