// The issuer's keys may change, and the issuer may fall silent: what then still counts, and for how long.
import { expect, onTestFinished, test } from 'vitest';

import { verifyBearer } from './bearer.ts';
import { audience, publisher, signer, token } from './test/publisher.ts';

const first = await signer('first');
const second = await signer('second');

async function scene() {
  const published = await publisher(first);
  onTestFinished(published.close);
  const clock = { now: Date.parse('2026-03-02T08:00:00Z') };
  const { issuer, jwksUrl } = published;
  const verify = verifyBearer({ issuer, audience, jwksUrl, now: () => clock.now });
  let serial = 0;
  // Each token is another one, so that nothing is answered from memory.
  const call = async (by = first) =>
    verify(`Bearer ${await token(by, issuer, clock.now, { jti: `t${(serial += 1)}` })}`);
  return { ...published, clock, call, verify };
}

test('keys are fetched once, however many callers come, and also when they come together', async () => {
  const { call, requests } = await scene();
  await Promise.all([call(), call(), call()]);
  await call();
  expect(requests).toHaveLength(1);
});

test('a new key of the issuer is accepted after one refresh', async () => {
  const { call, publish, requests, clock } = await scene();
  await call();
  publish(first, second);
  clock.now += 31_000;
  expect(await call(second)).toMatchObject({ client: 'siapp' });
  expect(requests).toHaveLength(2);
});

test('a key that the issuer has withdrawn opens nothing after ten minutes', async () => {
  const { call, publish, clock } = await scene();
  await call();
  publish(second);
  clock.now += 600_000;
  await expect(call()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(await call(second)).toMatchObject({ client: 'siapp' });
});

test('an invented key costs the issuer one request in thirty seconds, not one for each token', async () => {
  const { call, requests, clock } = await scene();
  await call();
  clock.now += 31_000;
  for (const attempt of [1, 2, 3]) {
    await expect(call(second), `attempt ${attempt}`).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  }
  expect(requests).toHaveLength(2);
});

test('while the issuer is silent its keys count for an hour after they were fetched, and then nobody is let in', async () => {
  const { call, close, clock } = await scene();
  await call();
  await close();
  clock.now += 59 * 60_000;
  expect(await call()).toMatchObject({ client: 'siapp' });
  clock.now += 60_000;
  await expect(call()).rejects.toMatchObject({ code: 'UNAVAILABLE', message: expect.stringMatching(/Try again/) });
});

test('an issuer that never answered lets nobody in', async () => {
  const { call, close } = await scene();
  await close();
  await expect(call()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

test('whether an unknown key is new cannot be told while the issuer is silent', async () => {
  const { call, close, clock } = await scene();
  await call();
  await close();
  clock.now += 31_000;
  await expect(call(second)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(await call()).toMatchObject({ client: 'siapp' });
});

test('a remembered token needs no key any more, and is refused after its expiry', async () => {
  const { issuer, verify, call, close, clock } = await scene();
  await call();
  await close();
  clock.now += 58 * 60_000;
  const header = `Bearer ${await token(first, issuer, clock.now)}`;
  const caller = await verify(header);
  clock.now += 299_000;
  await expect(call()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(await verify(header)).toEqual(caller);
  clock.now += 1_000;
  await expect(verify(header)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

test('a remembered token is refused as expired while the issuer answers', async () => {
  const { issuer, verify, clock } = await scene();
  const header = `Bearer ${await token(first, issuer, clock.now)}`;
  await verify(header);
  clock.now += 306_000;
  await expect(verify(header)).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
    message: expect.stringMatching(/expired/),
  });
});

test('a refused token stays refused however often it is tried', async () => {
  const { issuer, verify, clock } = await scene();
  const header = `Bearer ${await token(first, issuer, clock.now, { aud: 'https://other.example' })}`;
  await expect(verify(header)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await expect(verify(header)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});
