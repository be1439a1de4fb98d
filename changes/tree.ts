// The files that decide what partners see, as they stood at one moment: path → text.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Tree = ReadonlyMap<string, string>;

/** Where these files are, from the root of the project. */
export const roots: readonly string[] = ['schema', 'agreements/documents', 'agreements/examples', 'operations'];

/** Whether a file decides what partners see: words of the schema, contracts as committed, documents, registered operations. */
export function decides(path: string): boolean {
  return (
    /^schema\/([^/]+\.graphql|subgraphs\.yaml|contracts\/[^/]+\.graphql)$/.test(path) ||
    /^agreements\/(documents|examples)\/[^/]+\/[^/.][^/]*$/.test(path) ||
    /^operations\/[^/]+\/[^/]+\.graphql$/.test(path)
  );
}

/** The files as they lie in the folder now, committed or not. */
export function workingTree(project: string): Tree {
  const paths = roots
    .filter((root) => existsSync(join(project, root)))
    .flatMap((root) =>
      readdirSync(join(project, root), { recursive: true, encoding: 'utf8' }).map((path) => `${root}/${path}`),
    )
    .filter(decides)
    .toSorted();
  return new Map(paths.map((path) => [path, readFileSync(join(project, path), 'utf8')]));
}
