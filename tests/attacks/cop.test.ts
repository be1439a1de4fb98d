// What graphql-cop looks for is not found on the router, but for what is meant to be there; on a careless server each of its checks finds it.
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

it('without a token, and with one that is none, they find one thing, which is meant: the page where one is pasted', async () => {
  const url = `${system.url}/graphql`;
  expect(await found({ url, headers: {} })).toEqual(['an IDE']);
  expect(await found({ url, headers: { authorization: 'Bearer not.a.token' } })).toEqual(['an IDE']);
});

it('where the page is taken away, they find nothing', async () => {
  const without = await startTestSystem({ EXPLORER: 'off' });
  try {
    expect(await found({ url: `${without.url}/graphql`, headers: {} })).toEqual([]);
  } finally {
    await without.stop();
  }
});

it.each(['bp-tapera', 'setneg-siapp', 'lan', 'taspen-life', 'bkn', 'bkn-verifikator', 'bkn-auditor'])(
  'as %s they find one thing more, which is meant: the partner reads its own contract',
  async (partner) => {
    expect((await system.ask(partner, '{ perjanjian { mitra } }')).body).toEqual({
      data: { perjanjian: { mitra: partner } },
    });
    const authorization = `Bearer ${await system.token(partner)}`;
    expect(await found({ url: `${system.url}/graphql`, headers: { authorization } })).toEqual([
      'introspection',
      'an IDE',
    ]);
  },
);
