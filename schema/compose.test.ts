// The subgraphs join into one graph, or it is said why they do not.
import { parse, printSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { compose } from './compose.ts';
import { joinKeys } from './joinKeys.ts';
import { allSdl } from './sdl.ts';
import { subgraphNames } from './subgraphs.ts';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';
const part = (name: string, text: string) => ({ name, typeDefs: parse(`${link} ${text}`) });

test('all five subgraphs compose, in the order in which they are listed', () => {
  expect(subgraphNames).toEqual(['asn', 'keluarga', 'riwayat', 'usulan', 'finansial']);
  expect(allSdl().map(({ name }) => name)).toEqual(subgraphNames);
  const { supergraphSdl } = compose();
  for (const name of subgraphNames) expect(supergraphSdl).toContain(`@join__graph(name: "${name}", url: "http`);
});

test('what can be asked shows nothing of how it is joined', () => {
  expect(printSchema(compose().schema)).not.toMatch(/join__|link__|_entities|_service|@key|@shareable/);
});

describe('every error of composition is named', () => {
  test('all of them at once, each with what it is about', () => {
    const one = part('asn', 'type Query { asn: Asn } type Asn @key(fields: "id") { id: ID! nama: String }');
    const two = part('keluarga', 'type Asn @key(fields: "id") { id: ID! nama: Int umur: Umur }');
    expect(() => compose([one, two])).toThrow(/^The subgraphs do not compose:\n- .*keluarga.*Umur/);
    const three = part('keluarga', 'type Asn @key(fields: "id") { id: ID! nama: Int }');
    expect(() => compose([one, three])).toThrow(/Asn\.nama/);
  });

  test('a key that does not exist', () => {
    expect(() => compose([part('asn', 'type Query { asn: Asn } type Asn @key(fields: "nip") { id: ID! }')])).toThrow(
      /- .*asn.*nip/,
    );
  });
});

describe('the keys by which subgraphs join', () => {
  test('are those of types that several subgraphs know', () => {
    expect([...joinKeys()]).toEqual([['Asn', ['Asn.id']]]);
  });

  test('a type that one subgraph knows is not joined; several fields and several keys are all needed', () => {
    const asn = part(
      'asn',
      'type Asn @key(fields: "id") @key(fields: "nip  instansi") { id: ID } type A @key(fields: "a") { a: ID }',
    );
    const other = part('riwayat', 'type Asn @key(fields: "id", resolvable: false) { id: ID } type B { a: ID }');
    expect([...joinKeys([asn, other])]).toEqual([['Asn', ['Asn.id', 'Asn.nip', 'Asn.instansi']]]);
  });
});
