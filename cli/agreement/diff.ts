// What one version of an agreement opens and closes beside those before it: bagi agreement diff <partner>
import { join } from 'node:path';
import { verdict } from '@bagi/changes/check.ts';
import { approval } from '@bagi/changes/formats/approval.ts';
import { sideNow, sideThen } from '@bagi/changes/side.ts';
import { type Tree, workingTree } from '@bagi/changes/tree.ts';
import { Unseen } from '../exits.ts';
import { show } from '../shown.ts';
import type { Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';

const project = join(import.meta.dirname, '..', '..');

interface Flags extends Json {
  readonly version?: string;
}

export async function diff(terminal: Terminal, flags: Flags, mitra: string): Promise<void> {
  const whole = workingTree(project);
  const days = [...whole.keys()].flatMap((path) => versionIn(path, mitra) ?? []).toSorted();
  const version = flags.version ?? days.at(-1);
  if (version === undefined || !days.includes(version))
    throw new Unseen(`There is no such document of ${mitra}. First days: ${days.join(', ') || 'none'}.`);
  const now = sideNow(until(whole, mitra, version, true));
  // Contracts as they are committed know of the last version: what was before is derived.
  const before = until(whole, mitra, version, false);
  const then = sideThen(new Map([...before].filter(([path]) => !path.startsWith('schema/contracts/'))), now);
  const earlier = days.findLast((one) => one < version);
  const base = earlier === undefined ? null : { name: 'the version before it', commit: earlier };
  const judged = await verdict(then, now, { base, acknowledged: [], today: version, deploying: false });
  const own = { ...judged, partners: judged.partners.filter(({ partner }) => partner === mitra) };
  show(terminal, flags, own.partners[0] ?? null, () => approval(own).trimEnd());
}

/** The first day of a partner's document; null of any other file. */
function versionIn(path: string, mitra: string): string | null {
  const [, partner, day] = /^agreements\/[^/]+\/([^/]+)\/([^/]+)\.yaml$/.exec(path) ?? [];
  return partner === mitra ? (day ?? null) : null;
}

/** The files without what this partner agreed to later. */
function until(tree: Tree, mitra: string, version: string, included: boolean): Tree {
  return new Map(
    [...tree].filter(([path]) => {
      const day = versionIn(path, mitra);
      return day === null || day < version || (included && day === version);
    }),
  );
}
