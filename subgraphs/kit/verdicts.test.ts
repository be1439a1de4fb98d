// A verdict is remembered for its agreement and its place in one execution, and for nothing else.
import type { Grants } from '@bagi/agreements/grants.ts';
import type { GraphQLResolveInfo } from 'graphql';
import { expect, it } from 'vitest';
import { isRoot, remembered } from './verdicts.ts';

const grants = (): Grants => ({ coordinates: new Set(), arguments: new Set(), required: new Set() });
const info = (fieldNodes: object, fragments: object, prev?: object) =>
  ({ fieldNodes, fragments, path: { prev } }) as unknown as GraphQLResolveInfo;
const [ours, theirs] = [grants(), grants()];
const [nodes, otherNodes, fragments, otherFragments] = [[{}], [{}], {}, {}];

it('what was said is recalled, and what was not is unknown', () => {
  const { recall, keep } = remembered();
  const there = info(nodes, fragments, {});
  expect(recall(ours, there)).toBeUndefined();
  keep(ours, there, true);
  keep(ours, info(otherNodes, fragments, {}), false);
  expect(recall(ours, there)).toBe(true);
  expect(recall(ours, info(otherNodes, fragments, {}))).toBe(false);
  expect(recall(ours, info([{}], fragments, {}))).toBeUndefined();
});

it('what was said under one agreement says nothing about another', () => {
  const { recall, keep } = remembered();
  keep(ours, info(nodes, fragments, {}), true);
  expect(recall(theirs, info(nodes, fragments, {}))).toBeUndefined();
});

it('at the root a verdict is on the whole operation, beneath it on the field alone', () => {
  const { recall, keep } = remembered();
  keep(ours, info(nodes, fragments), true);
  expect(recall(ours, info(otherNodes, fragments))).toBe(true);
  expect(recall(ours, info(nodes, otherFragments))).toBeUndefined();
  expect(recall(ours, info(nodes, fragments, {}))).toBeUndefined();
  keep(ours, info(nodes, fragments, {}), false);
  expect(recall(ours, info(nodes, otherFragments, {}))).toBe(false);
});

it('two fields do not share a memory', () => {
  remembered().keep(ours, info(nodes, fragments, {}), true);
  expect(remembered().recall(ours, info(nodes, fragments, {}))).toBeUndefined();
});

it('the root is where nothing stands above', () => {
  expect([isRoot(info(nodes, fragments)), isRoot(info(nodes, fragments, {}))]).toEqual([true, false]);
});
