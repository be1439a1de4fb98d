// What was measured, as a Markdown table: the median of the rounds.
import type { Measured } from './rounds.ts';

/** A line for each shape and crowd: each system's figures, and its requests a second against the first system's. */
export function table(measured: readonly Measured[], systems: readonly string[]): string {
  const lines = [
    '| shape | connections | system | requests/s | of the first | p50 ms | p99 ms | CPU s per 1,000 |',
    '| --- | --: | --- | --: | --: | --: | --: | --: |',
  ];
  for (const rows of grouped(measured)) {
    const first = rows.filter(({ system }) => system === systems[0]);
    for (const name of systems) {
      const own = rows.filter(({ system }) => system === name);
      const [one] = own;
      if (!one) continue;
      lines.push(
        `| ${[
          one.shape,
          one.connections,
          name,
          middle(own, 'perSecond').toFixed(0),
          ratio(own, first).toFixed(2),
          middle(own, 'p50').toFixed(1),
          middle(own, 'p99').toFixed(1),
          middle(own, 'processorPerThousand').toFixed(2),
        ].join(' | ')} |`,
      );
    }
  }
  return lines.join('\n');
}

/** The median, over the rounds, of one system's requests a second by another's in the same round. */
export function ratio(own: readonly Measured[], other: readonly Measured[]): number {
  return median(own.map(({ round, perSecond }) => perSecond / (of(other, round)?.perSecond ?? Number.NaN)));
}

/** The lines of one shape and one crowd belong together. */
export function grouped(measured: readonly Measured[]): Measured[][] {
  return [...Map.groupBy(measured, ({ shape, connections }) => `${shape}|${connections}`).values()];
}

function of(measured: readonly Measured[], round: number): Measured | undefined {
  return measured.find((one) => one.round === round);
}

function middle(measured: readonly Measured[], what: 'perSecond' | 'p50' | 'p99' | 'processorPerThousand'): number {
  return median(measured.map((one) => one[what]));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? Number.NaN) + (sorted[Math.floor(half)] ?? Number.NaN)) / 2;
}
