// The issuer's keys may change, and the issuer may fall silent: what then still counts, and for how long.
import { createServer } from 'node:http';
import { expect, onTestFinished, test, vi } from 'vitest';

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
  await expect(call()).rejects.toMatchObject({ code: 'UNAVAILABLE', cause: expect.any(Error) });
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

test('keys that are fresh cost no request, however long ago the last one was', async () => {
  const { call, requests, clock } = await scene();
  await call();
  clock.now += 599_000;
  await call();
  expect(requests).toHaveLength(1);
  clock.now += 1_000;
  await call();
  expect(requests).toHaveLength(2);
});

test('an invented key buys a request again after exactly thirty seconds', async () => {
  const { call, requests, clock } = await scene();
  await call();
  clock.now += 29_999;
  await expect(call(second)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(requests).toHaveLength(1);
  clock.now += 1;
  await expect(call(second)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(requests).toHaveLength(2);
});

test('an issuer that fails is asked again after five seconds, not for each token', async () => {
  let asked = 0;
  const server = createServer((_, response) => {
    asked++;
    response.writeHead(500).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const clock = { now: Date.parse('2026-03-02T08:00:00Z') };
  const verify = verifyBearer({ issuer, audience, jwksUrl: `${issuer}/jwks`, now: () => clock.now });
  const header = `Bearer ${await token(first, issuer, clock.now)}`;
  const times: number[] = [];
  for (const laterMs of [0, 4_999, 1]) {
    clock.now += laterMs;
    await expect(verify(header)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    times.push(asked);
  }
  expect(times).toEqual([1, 1, 2]);
});

test('when keys are fetched is decided here alone, not by the library that fetches them', async () => {
  const { call, requests } = await scene();
  await call();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
  onTestFinished(() => void vi.useRealTimers());
  await call();
  await expect(call(second)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(requests).toHaveLength(1);
});
