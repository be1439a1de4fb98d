// The tree and its proofs are those of RFC 9162, by the vectors that other implementations are tested with and by its own definitions.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { naivePath, naiveProof, naiveRoot } from '../test/naiveTree.ts';
import { consistencyRanges, continues, includes, inclusionRanges, type Range } from './proofs.ts';
import { edgeOf, emptyRoot, type Hash, leafHash, perfectTrees, rootOf } from './tree.ts';

const hex = (text: string) => Buffer.from(text, 'hex');

/** The entries and roots that Certificate Transparency has been tested with since RFC 6962 (transparency-dev/merkle, testonly/constants.go). */
const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const inclusions: readonly [position: number, size: number, path: readonly string[]][] = [
  [0, 1, []],
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];
const consistencies: readonly [earlier: number, later: number, path: readonly string[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];

const published = entries.map((entry) => leafHash(hex(entry)));
const hashes = (ranges: readonly Range[], leaves: readonly Hash[]) =>
  ranges.map(([from, to]) => naiveRoot(leaves.slice(from, to)));
const hexes = (path: readonly Hash[]) => path.map((one) => Buffer.from(one).toString('hex'));

it('the roots are the published ones, of every size, and so is the root of nothing', () => {
  const edge = edgeOf(0, []);
  expect(hexes([emptyRoot, edge.root()])).toEqual([roots[0], roots[0]]);
  for (const [index, leaf] of published.entries()) {
    edge.add(leaf);
    expect(hexes([edge.root()])).toEqual([roots[index + 1]]);
  }
});

it('the proofs that a leaf is in the tree are the published ones, and hold', () => {
  for (const [position, size, path] of inclusions) {
    expect(hexes(hashes(inclusionRanges(position, size), published.slice(0, size)))).toEqual(path);
    const leaf = published[position] ?? emptyRoot;
    expect(includes(leaf, position, size, path.map(hex), hex(roots[size] ?? ''))).toBe(true);
  }
});

it('the proofs that a tree goes on from another are the published ones, and hold', () => {
  for (const [earlier, later, path] of consistencies) {
    expect(hexes(hashes(consistencyRanges(earlier, later), published.slice(0, later)))).toEqual(path);
    const ends = [earlier, later].map((size): [number, Hash] => [size, hex(roots[size] ?? '')]);
    expect(continues(ends[0] ?? [0, emptyRoot], ends[1] ?? [0, emptyRoot], path.map(hex))).toBe(true);
  }
});

const trees = fc
  .array(fc.uint8Array({ maxLength: 4 }), { minLength: 1, maxLength: 140 })
  .map((made) => made.map((entry) => leafHash(entry)));
const within = (size: number) => fc.nat({ max: size - 1 });

it('a tree that is grown leaf by leaf, and put aside on the way, has the root that the RFC defines', () => {
  fc.assert(
    fc.property(trees, fc.nat(140), (leaves, pause) => {
      let edge = edgeOf(0, []);
      for (const [index, leaf] of leaves.entries()) {
        if (index === pause) edge = edgeOf(edge.size(), [...edge.trees()]);
        edge.add(leaf);
      }
      expect(hexes([edge.root()])).toEqual(hexes([naiveRoot(leaves)]));
    }),
  );
});

it('every complete node is told once, when its last leaf comes, with its root', () => {
  fc.assert(
    fc.property(trees, (leaves) => {
      const edge = edgeOf(0, []);
      const told: string[] = [];
      const expected: string[] = [];
      for (const leaf of leaves)
        edge.add(leaf, ({ level, index }, hash) => {
          const size = 2 ** level;
          expect(hexes([hash])).toEqual(hexes([naiveRoot(leaves.slice(index * size, (index + 1) * size))]));
          told.push(`${level}/${index}`);
        });
      for (let level = 1; 2 ** level <= leaves.length; level++)
        for (let index = 0; (index + 1) * 2 ** level <= leaves.length; index++) expected.push(`${level}/${index}`);
      expect(told.toSorted()).toEqual(expected.toSorted());
    }),
  );
});

it('perfect trees side by side cover a range without a gap, and together make its root', () => {
  fc.assert(
    fc.property(trees, fc.nat(), fc.nat(), (leaves, one, other) => {
      const size = leaves.length;
      const [earlier = 0, later = 0] = [1 + (one % size), 1 + (other % size)].toSorted((a, b) => a - b);
      for (const [from, to] of [[0, size] as Range, ...consistencyRanges(earlier, later)]) {
        const roots = perfectTrees(from, to).map(({ level, index }) =>
          naiveRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)),
        );
        expect(hexes([rootOf(roots)])).toEqual(hexes([naiveRoot(leaves.slice(from, to))]));
      }
    }),
  );
});

it('inclusion: the proof is that of the RFC, it holds, and nothing else does', () => {
  const cases = trees.chain((leaves) => fc.tuple(fc.constant(leaves), within(leaves.length), fc.nat(), fc.nat(255)));
  fc.assert(
    fc.property(cases, ([leaves, position, which, bit]) => {
      const [size, root] = [leaves.length, naiveRoot(leaves)];
      const path = hashes(inclusionRanges(position, size), leaves);
      const leaf = leaves[position] ?? emptyRoot;
      expect(hexes(path)).toEqual(hexes(naivePath(position, leaves)));
      expect(includes(leaf, position, size, path, root)).toBe(true);
      expect(includes(flipped(leaf, bit), position, size, path, root)).toBe(false);
      expect(includes(leaf, position, size, path, flipped(root, bit))).toBe(false);
      expect(includes(leaf, position, size, [...path, leaf], root)).toBe(false);
      expect(includes(leaf, size, size, path, root)).toBe(false);
      expect(includes(root.subarray(1), 0, 1, [], root.subarray(1))).toBe(false);
      if (path.length === 0) return;
      expect(includes(leaf, position, size, path.slice(1), root)).toBe(false);
      expect(includes(leaf, position, size, path.slice(0, -1), root)).toBe(false);
      const broken = path.with(which % path.length, flipped(path[which % path.length] ?? leaf, bit));
      expect(includes(leaf, position, size, broken, root)).toBe(false);
    }),
  );
});

it('consistency: the proof is that of the RFC, it holds, and nothing else does', () => {
  const cases = trees.chain((leaves) =>
    fc.tuple(fc.constant(leaves), fc.integer({ min: 1, max: leaves.length }), fc.nat(), fc.nat(255)),
  );
  fc.assert(
    fc.property(cases, ([leaves, earlier, which, bit]) => {
      const later = leaves.length;
      const path = hashes(consistencyRanges(earlier, later), leaves);
      const old = naiveRoot(leaves.slice(0, earlier));
      const grown = naiveRoot(leaves);
      expect(hexes(path)).toEqual(hexes(naiveProof(earlier, leaves)));
      expect(continues([earlier, old], [later, grown], path)).toBe(true);
      expect(continues([earlier, flipped(old, bit)], [later, grown], path)).toBe(false);
      expect(continues([earlier, old], [later, grown], [...path, old])).toBe(false);
      expect(continues([earlier, old], [later, flipped(grown, bit)], path)).toBe(false);
      expect(continues([0, emptyRoot], [later, grown], [])).toBe(false);
      if (path.length === 0) return;
      expect(continues([later, grown], [earlier, old], path)).toBe(false);
      expect(continues([earlier, old], [later, grown], path.slice(1))).toBe(false);
      const broken = path.with(which % path.length, flipped(path[which % path.length] ?? old, bit));
      expect(continues([earlier, old], [later, grown], broken)).toBe(false);
    }),
  );
});

it('sizes and positions beyond 32 bits are reckoned with', () => {
  const size = 2 ** 40 + 3;
  expect(perfectTrees(0, size)).toEqual([
    { level: 40, index: 0 },
    { level: 1, index: 2 ** 39 },
    { level: 0, index: size - 1 },
  ]);
  expect(inclusionRanges(2 ** 40, size)).toEqual([
    [2 ** 40 + 1, 2 ** 40 + 2],
    [2 ** 40 + 2, size],
    [0, 2 ** 40],
  ]);
});

function flipped(hash: Hash, bit: number): Hash {
  const copy = Uint8Array.from(hash);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}
