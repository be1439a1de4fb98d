// What git knows: the files of a commit, and which commit a change is to be compared with.
import { execFileSync } from 'node:child_process';
import { decides, roots, type Tree } from './tree.ts';
import { Unjudgeable } from './unjudgeable.ts';

export interface Base {
  /** As it was named, or how it was found. */
  readonly name: string;
  readonly commit: string;
  readonly tree: Tree;
}

/**
 * The commit to compare with. The one that is named; otherwise where the branch left main; on main itself the commit before,
 * or HEAD while something is changed and not committed. Null where there is no history to compare with.
 */
export function baseOf(project: string, named: string | undefined): Base | null {
  if (named !== undefined) {
    const commit = commitOf(project, named);
    if (commit === null)
      throw new Unjudgeable([
        `git knows no commit ${named} here. In a shallow clone fetch it first: git fetch --depth=1 origin <commit>`,
      ]);
    return { name: named, commit, tree: treeAt(project, commit) };
  }
  const head = commitOf(project, 'HEAD');
  if (head === null) return null;
  const main = ['origin/main', 'main', 'origin/master', 'master'].find((name) => commitOf(project, name) !== null);
  const forked = main === undefined ? null : git(project, ['merge-base', 'HEAD', main])?.trim();
  if (main !== undefined && forked && forked !== head)
    return { name: `where this branch left ${main}`, commit: forked, tree: treeAt(project, forked) };
  const changed = git(project, ['status', '--porcelain', '--', ...roots])?.trim() !== '';
  if (changed) return { name: 'HEAD, the last commit', commit: head, tree: treeAt(project, head) };
  const before = commitOf(project, 'HEAD^');
  return before === null ? null : { name: 'HEAD^, the commit before', commit: before, tree: treeAt(project, before) };
}

function commitOf(project: string, name: string): string | null {
  return git(project, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`])?.trim() ?? null;
}

/** The files of a commit that decide what partners see; two calls of git, however many files. */
export function treeAt(project: string, commit: string): Tree {
  const listed = git(project, ['ls-tree', '-r', '-z', commit, '--', ...roots]) ?? '';
  const files = listed
    .split('\0')
    .map((line) => /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(line))
    .flatMap((found) => (found ? [{ object: found[1] ?? '', path: found[2] ?? '' }] : []))
    .filter(({ path }) => decides(path));
  const texts = blobs(
    project,
    files.map(({ object }) => object),
  );
  return new Map(files.map(({ path }, index) => [path, texts[index] ?? '']));
}

function blobs(project: string, objects: readonly string[]): string[] {
  if (objects.length === 0) return [];
  const input = `${objects.join('\n')}\n`;
  const out = execFileSync('git', ['-C', project, 'cat-file', '--batch'], { input, maxBuffer: 256 * 1024 * 1024 });
  const texts: string[] = [];
  let at = 0;
  for (const object of objects) {
    const end = out.indexOf(10, at);
    const size = Number(/^\S+ blob (\d+)$/.exec(out.toString('utf8', at, end))?.[1]);
    if (!Number.isInteger(size))
      throw new Unjudgeable([`git does not have the file ${object} of the commit to compare with.`]);
    texts.push(out.toString('utf8', end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return texts;
}

/** What git prints; null where it refuses or is not there. */
function git(project: string, args: readonly string[]): string | null {
  try {
    return execFileSync('git', ['-C', project, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch {
    return null;
  }
}
