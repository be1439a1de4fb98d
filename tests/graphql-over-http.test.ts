// The router keeps to GraphQL over HTTP: every audit of graphql-http, one test each.
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestSystem, type TestSystem } from './system.ts';

let system: TestSystem;
let token: string;
beforeAll(async () => {
  system = await startTestSystem();
  token = await system.token('lan');
});
afterAll(() => system.stop());

const audits = serverAudits({
  url: () => `${system.url}/graphql`,
  fetchFn: (url: string, init?: RequestInit) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Bearer ${token}`);
    return fetch(url, { ...init, headers });
  },
});

for (const audit of audits) {
  it(`${audit.id} ${audit.name}`, async () => {
    const result = await audit.fn();
    // What a server may do, it may leave: a GET is not answered, so that no query stands in a log or a history.
    if (result.status === 'notice' && / GETs?\b/.test(audit.name)) return;
    if (result.status === 'ok') return;
    expect(`${result.status}: ${result.reason}`).toBe('ok');
  });
}

it('an answer is JSON, whatever a caller says it takes; never a stream, never empty', async () => {
  for (const accept of [
    '!',
    'text/html',
    'text/event-stream',
    'multipart/mixed',
    'text/event-stream, application/json',
  ]) {
    const reply = await fetch(`${system.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept },
      body: '{"query":"{ perjanjian { mitra } }"}',
    });
    expect(reply.status, accept).toBe(200);
    expect(reply.headers.get('content-type'), accept).toMatch(/^application\/(graphql-response\+)?json/);
    expect(await reply.json(), accept).toEqual({ data: { perjanjian: { mitra: 'lan' } } });
  }
});
