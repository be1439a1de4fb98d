// Every agreement by every mutation and every field of what it takes: what is not granted is refused like a name that never was.
import { grants } from '@bagi/agreements/grants.ts';
import { getNamedType, getNullableType, type GraphQLInputObjectType, isInputObjectType, isListType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreementOf, library, schema } from '../proof/pair.ts';
import { startTestSystem, type TestSystem } from '../system.ts';

let system: TestSystem;
beforeAll(async () => void (system = await startTestSystem()));
afterAll(() => system.stop());

const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
/** The type of each record that a mutation takes, with those within it: where each stands in the record. */
const inputs = mutations.flatMap((mutation) =>
  mutation.args.flatMap(({ name, type }) => {
    const input = getNamedType(type);
    const isList = isListType(getNullableType(type));
    return isInputObjectType(input) ? within(input).map((one) => ({ mutation, argument: name, isList, ...one })) : [];
  }),
);

function within(
  input: GraphQLInputObjectType,
  path: readonly string[] = [],
): { type: string; name: string; path: readonly string[] }[] {
  return Object.values(input.getFields()).flatMap(({ name, type }) => {
    const inner = getNamedType(type);
    const deeper = isInputObjectType(inner) ? within(inner, [...path, name]) : [];
    return [{ type: input.name, name, path }, ...deeper];
  });
}

const invented = 'tidakPernahAda';
const masked = (text: string, name: string) => text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), '…');
const heard = async (partner: string, query: string, name: string) => {
  const { status, text, body } = await system.ask(partner, query);
  return { status, text: masked(text, name), code: body.errors?.[0]?.extensions['code'] };
};

describe.each([...library.keys()])('%s', (partner) => {
  const opened = grants(agreementOf(partner), schema);

  it('may send by the mutations of its agreement alone', async () => {
    const never = await heard(partner, `mutation { ${invented} }`, invented);
    for (const { name } of mutations) {
      const said = await heard(partner, `mutation { ${name} }`, name);
      if (opened.coordinates.has(`Mutation.${name}`)) expect(said, name).not.toEqual(never);
      else expect(said, name).toEqual(never);
    }
  });

  it('may write the fields of its agreement alone, written out or in a variable', async () => {
    for (const { mutation, argument, isList, type, name, path } of inputs) {
      if (!opened.coordinates.has(`Mutation.${mutation.name}`)) continue;
      const record = (field: string) => path.reduceRight((inner, key) => `{ ${key}: ${inner} }`, `{ ${field}: null }`);
      const send = (field: string) =>
        `mutation { ${mutation.name}(kunci: "12345678", ${argument}: ${isList ? `[${record(field)}]` : record(field)}) { __typename } }`;
      const never = await heard(partner, send(invented), invented);
      expect(never.code).toBe('GRAPHQL_VALIDATION_FAILED');
      const said = await heard(partner, send(name), name);
      if (opened.coordinates.has(`${type}.${name}`)) expect(said, `${type}.${name}`).not.toEqual(never);
      else expect(said, `${type}.${name}`).toEqual(never);
    }
  });
});

it('a field that is not granted is the same in a variable as one that never was', async () => {
  const taken = new Set(['kirimRiwayatKursus', 'kirimRiwayatAngkaKredit', 'kirimRiwayatJabatan']);
  const query = `mutation ($masukan: [RiwayatKursusMasukan!]!) { kirimRiwayatKursus(kunci: "12345678", masukan: $masukan) { diterima } }`;
  const names = new Set(inputs.filter(({ mutation }) => !taken.has(mutation.name)).map(({ name }) => name));
  const ask = async (name: string) => {
    const { status, text } = await system.ask('lan', query, { masukan: [{ [name]: 'x' }] });
    return { status, text: masked(text, name) };
  };
  const never = await ask(invented);
  for (const { name } of inputs.filter(({ type }) => type === 'RiwayatKursusMasukan')) names.delete(name);
  expect(names.size).toBeGreaterThan(20);
  for (const name of names) expect(await ask(name), name).toEqual(never);
});
