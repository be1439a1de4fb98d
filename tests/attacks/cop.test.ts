// What graphql-cop looks for is not found on the router; on a careless server each of its checks finds it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestSystem, type TestSystem } from '../system.ts';
import { startCareless } from './careless.ts';
import { checks, found } from './cop.ts';

let system: TestSystem;
beforeAll(async () => void (system = await startTestSystem()));
afterAll(() => system.stop());

it('there are twelve checks, and on a careless server every one of them finds something', async () => {
  const careless = await startCareless();
  try {
    expect(checks).toHaveLength(12);
    expect(await found({ url: careless.url, headers: {} })).toEqual(checks.map(({ name }) => name));
  } finally {
    await careless.stop();
  }
});

it('without a token, and with one that is none, they find nothing', async () => {
  const url = `${system.url}/graphql`;
  expect(await found({ url, headers: {} })).toEqual([]);
  expect(await found({ url, headers: { authorization: 'Bearer not.a.token' } })).toEqual([]);
});

it.each(['bp-tapera', 'setneg-siapp', 'lan', 'taspen-life', 'bkn', 'bkn-verifikator', 'bkn-auditor'])(
  'as %s they find one thing, which is meant: the partner reads its own contract',
  async (partner) => {
    expect((await system.ask(partner, '{ perjanjian { mitra } }')).body).toEqual({
      data: { perjanjian: { mitra: partner } },
    });
    const authorization = `Bearer ${await system.token(partner)}`;
    expect(await found({ url: `${system.url}/graphql`, headers: { authorization } })).toEqual(['introspection']);
  },
);
