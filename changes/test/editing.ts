// Changes of the project's own files, made in memory: each edit says what it expects to find, and fails when it is not there.
import { join } from 'node:path';
import { type Tree, workingTree } from '../tree.ts';

export type Edit = (tree: Tree) => Tree;

/** Documents by their partner and first day. */
export const documents = {
  tapera: 'agreements/documents/bp-tapera/2021-04-21.yaml',
  setneg: 'agreements/documents/setneg-siapp/2022-08-23.yaml',
  lan: 'agreements/documents/lan/2019-10-22.yaml',
  lanExample: 'agreements/examples/lan/2021-10-23.yaml',
  taspen: 'agreements/documents/taspen-life/2024-08-02.yaml',
  bkn: 'agreements/documents/bkn/2024-10-17.yaml',
  verifier: 'agreements/documents/bkn-verifikator/2024-10-17.yaml',
  auditor: 'agreements/documents/bkn-auditor/2024-10-17.yaml',
  stewards: 'agreements/documents/bkn-pengelola/2024-10-17.yaml',
} as const;

/** The project as it is, with the agreements named above: what is said of each of them stays true when another comes. */
export const project: Tree = new Map(
  [...workingTree(join(import.meta.dirname, '..', '..'))].filter(([path]) => isKnown(path)),
);

function isKnown(path: string): boolean {
  const known: readonly string[] = Object.values(documents);
  const [, , partner = ''] = path.split('/');
  if (path.startsWith('agreements/')) return known.includes(path);
  return (
    !path.startsWith('schema/contracts/') || known.some((one) => one.split('/')[2] === partner.replace('.graphql', ''))
  );
}

/** Writes one part of a file otherwise; the part stands in it exactly once. */
export function bent(file: string, part: string, otherwise: string): Edit {
  return (tree) => {
    const pieces = (tree.get(file) ?? '').split(part);
    if (pieces.length !== 2) throw new Error(`${file} holds ${pieces.length - 1} times: ${part}`);
    return new Map([...tree, [file, pieces.join(otherwise)]]);
  };
}

/** The same within one type of a subgraph's words, where a part need only be the one of its type. */
export function bentType(file: string, type: string, part: string, otherwise: string): Edit {
  return (tree) => {
    const text = tree.get(file) ?? '';
    const [whole = ''] = new RegExp(`^(type|input|enum|scalar) ${type}\\b[^]*?^\\}`, 'm').exec(text) ?? [];
    const pieces = whole.split(part);
    if (pieces.length !== 2) throw new Error(`${type} in ${file} holds ${pieces.length - 1} times: ${part}`);
    return new Map([...tree, [file, text.replace(whole, () => pieces.join(otherwise))]]);
  };
}

export function added(file: string, text: string): Edit {
  return (tree) => {
    if (tree.has(file)) throw new Error(`${file} is there already`);
    return new Map([...tree, [file, text]]);
  };
}

export function removed(file: string): Edit {
  return (tree) => {
    if (!tree.has(file)) throw new Error(`${file} is not there`);
    return new Map([...tree].filter(([path]) => path !== file));
  };
}

export function all(...edits: readonly Edit[]): Edit {
  return (tree) => edits.reduce((bent, edit) => edit(bent), tree);
}
