// How far ahead ours must be, and what was missed.
import type { Line } from './table.ts';

/** The names of the systems of ours. */
export const ours = 'ours';
export const oursWithMany = 'ours-500';

/** The crowd for which the targets hold. */
const connections = 16;

/** System → how many times its requests a second ours must reach, in every shape. */
const least: Readonly<Record<string, number>> = {
  apollo: 3,
  hive: 2,
  postgraphile: 1.3,
  'postgraphile-rls': 1.5,
  limit: 0.5,
};

/** Whose p99 ours may not exceed: the limit protects nothing and plans nothing, and is no peer. */
const peers = new Set(Object.keys(least).filter((name) => name !== 'limit'));

/** Bytes that ours may have resident with hundreds of agreements loaded. */
const residentMax = 512 * 2 ** 20;

export function leastRatio(system: string): number | undefined {
  return least[system];
}

/** A sentence for each target that was missed; what was not measured misses nothing. */
export function missed(lines: readonly Line[]): string[] {
  const judged = lines.filter((line) => line.connections === connections);
  return [
    ...judged.flatMap(behind),
    ...judged.filter(({ system }) => system === ours).flatMap((line) => slower(line, judged)),
    ...lines.filter(({ system }) => system === oursWithMany).flatMap(larger),
  ];
}

function behind({ shape, system, ahead }: Line): string[] {
  const wanted = leastRatio(system);
  if (wanted === undefined || Number.isNaN(ahead) || ahead >= wanted) return [];
  return [`${shape}: ${ahead.toFixed(2)} times ${system}, and at least ${wanted} is wanted`];
}

/** The worst hundredth may wait no longer than with the best peer. */
function slower({ shape, p99 }: Line, lines: readonly Line[]): string[] {
  const best = lines
    .filter((line) => line.shape === shape && peers.has(line.system))
    .toSorted((one, other) => one.p99 - other.p99)[0];
  if (!best || p99 <= best.p99) return [];
  return [`${shape}: p99 is ${p99.toFixed(1)} ms, and ${best.system}'s is ${best.p99.toFixed(1)} ms`];
}

function larger({ shape, connections: crowd, peakBytes }: Line): string[] {
  if (peakBytes < residentMax) return [];
  return [
    `${shape}, ${crowd} connections: ${(peakBytes / 2 ** 20).toFixed(0)} MB resident, and less than 512 are wanted`,
  ];
}
