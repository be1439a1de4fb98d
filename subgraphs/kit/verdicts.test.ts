// What was let through is let through again for the same agreement, place and operation, and for nothing else.
import type { Grants } from '@bagi/agreements/grants.ts';
import type { GraphQLResolveInfo } from 'graphql';
import { expect, it } from 'vitest';
import { isRoot, remembered } from './verdicts.ts';

const grants = (): Grants => ({ coordinates: new Set(), arguments: new Set(), required: new Set() });
const [ours, theirs] = [grants(), grants()];
const [node, otherNode, operation, fragment] = [{}, {}, {}, {}];

/** A place beneath the root, in an operation with one fragment. */
const there = (differing: object = {}) =>
  ({
    fieldNodes: [node],
    fragments: { F: fragment },
    operation,
    path: { prev: {} },
    ...differing,
  }) as unknown as GraphQLResolveInfo;

it('what was let through passes again, also when an executor has made its lists anew', () => {
  const { passed, pass } = remembered();
  expect(passed(ours, there())).toBe(false);
  pass(ours, there());
  expect(passed(ours, there())).toBe(true);
  const kept = there();
  pass(ours, kept);
  for (let time = 0; time < 3; time++) expect([passed(ours, kept), passed(theirs, kept)]).toEqual([true, false]);
});

it('what passed under one agreement says nothing about another', () => {
  const { passed, pass } = remembered();
  pass(ours, there());
  expect(passed(theirs, there())).toBe(false);
  pass(theirs, there({ operation: {} }));
  expect([passed(ours, there()), passed(theirs, there())]).toEqual([true, false]);
});

it('every place of an operation is remembered beside the others', () => {
  const { passed, pass } = remembered();
  const elsewhere = there({ fieldNodes: [otherNode] });
  pass(ours, there());
  pass(ours, elsewhere);
  expect([passed(ours, there()), passed(ours, elsewhere)]).toEqual([true, true]);
});

it('of several nodes and fragments each is compared', () => {
  const { passed, pass } = remembered();
  const two = (second: object) => there({ fieldNodes: [node, second], fragments: { F: fragment, G: fragment } });
  pass(ours, two(otherNode));
  expect(passed(ours, two(otherNode))).toBe(true);
  expect(passed(ours, two({}))).toBe(false);
  expect(passed(ours, { ...two(otherNode), fragments: { F: fragment, G: {} } } as never)).toBe(false);
});

it.each([
  ['another node', { fieldNodes: [otherNode] }],
  ['a node more, merged by a variable', { fieldNodes: [node, otherNode] }],
  ['another operation', { operation: {} }],
  ['another fragment of that name', { fragments: { F: {} } }],
  ['a fragment more', { fragments: { F: fragment, G: {} } }],
  ['a fragment of another name', { fragments: { G: fragment } }],
  ['no fragment', { fragments: {} }],
  ['the root, where the whole operation is judged', { path: {} }],
])('what passed says nothing about %s', (_, differing) => {
  const { passed, pass } = remembered();
  pass(ours, there());
  expect(passed(ours, there(differing))).toBe(false);
  pass(ours, there(differing));
  expect(passed(ours, there(differing))).toBe(true);
});

it('two fields do not share a memory', () => {
  remembered().pass(ours, there());
  expect(remembered().passed(ours, there())).toBe(false);
});

it('the root is where nothing stands above', () => {
  expect([isRoot(there({ path: {} })), isRoot(there())]).toEqual([true, false]);
});
