// What the people who run the system rely on: health, metrics, logs without a person in them, a stop that loses nothing.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstService, setneg, widyaiswara } from './people.ts';
import { startTestSystem, type TestSystem } from './system.ts';

let system: TestSystem;
beforeAll(async () => void (system = await startTestSystem()));
afterAll(() => system.stop());

it('health and readiness are told without a token', async () => {
  expect(await (await fetch(`${system.url}/healthz`)).json()).toEqual({ status: 'alive' });
  const ready = await fetch(`${system.url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([200, { ready: true, obstacles: [] }]);
});

it('requests are counted by partner and code for Prometheus', async () => {
  await system.ask('lan', `{ asn(nip: "${widyaiswara.nip}") { id } }`);
  await system.ask('lan', '{ asn { alamat } }');
  const text = await (await fetch(`${system.url}/metrics`)).text();
  expect(text).toMatch(/bagi_requests_total\{.*code="OK".*\} \d/);
  expect(text).toMatch(/bagi_requests_total\{.*partner="lan".*code="GRAPHQL_VALIDATION_FAILED".*\} \d/);
  expect(text).toContain('bagi_request_duration_seconds_bucket');
  expect(text).toContain('process_resident_memory_bytes');
});

it('a request is logged in one line that ties partner, agreement and code together, and holds nothing of a person', async () => {
  const before = system.logged.length;
  const { headers, body } = await system.ask('setneg-siapp', firstService['setneg-siapp'], { nip: setneg.nip });
  const lines = system.logged.slice(before);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'info',
    requestId: headers.get('x-request-id'),
    partner: 'setneg-siapp',
    agreement: '2022-08-23',
    codes: [],
    status: 200,
  });
  const { id, nip, nama, tempatLahir } = body.data.asn;
  for (const value of [id, nip, nama, tempatLahir]) expect(lines.join()).not.toContain(value);
});

it('nothing that a caller sends reaches the log', async () => {
  const before = system.logged.length;
  const canary = '198804122014031999';
  await system.ask('lan', `query Canary${canary} { asn(nip: "${canary}") { id } }`);
  await system.ask('lan', 'query ($nip: Nip) { asn(nip: $nip) { id } }', { nip: `${canary}1` });
  await system.ask('lan', `{ asn(nip: "${canary}") { rahasia${canary} } }`);
  await fetch(`${system.url}/${canary}`);
  expect(system.logged.slice(before).join()).not.toContain(canary);
});

it('a failure of the register is told in few words, and the log says where but not what', async () => {
  await system.sql`alter table keluarga.anak rename to anak_away`;
  const before = system.logged.length;
  const reply = await system.ask('setneg-siapp', `{ asn(nip: "${setneg.nip}") { id anak { nama } } }`);
  await system.sql`alter table keluarga.anak_away rename to anak`;
  expect(reply.status).toBe(500);
  expect(reply.body).toEqual({
    errors: [
      {
        message: 'The system failed. The system failed in a way it did not expect: report the incident id.',
        extensions: { code: 'INTERNAL', incidentId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      },
    ],
  });
  const incident = reply.body.errors?.[0]?.extensions.incidentId;
  const line = system.logged.slice(before).find((one) => one.includes(String(incident))) ?? '';
  expect(JSON.parse(line)).toMatchObject({ level: 'error', code: '42P01' });
  expect(line).not.toContain(setneg.id);
});

it('a reply is never kept by anyone on its way', async () => {
  const { headers } = await system.ask('lan', '{ perjanjian { mitra } }');
  expect(headers.get('cache-control')).toBe('no-store');
});

it('a link to a photograph opens for its partner alone, and not when it was changed', async () => {
  const { body } = await system.ask('lan', `{ asn(nip: "${widyaiswara.nip}") { foto } }`);
  const link: string = body.data.asn.foto;
  const open = async (url: string, partner?: string) => {
    const headers = partner ? { authorization: `Bearer ${await system.token(partner)}` } : {};
    return (await fetch(url, { headers })).status;
  };
  expect(await open(link, 'lan')).toBe(200);
  expect(await open(link)).toBe(401);
  expect(await open(link, 'bp-tapera')).toBe(404);
  expect(await open(`${link.slice(0, -2)}AA`, 'lan')).toBe(404);
  expect(await open(`${system.url}/berkas/..%2f..%2fetc%2fpasswd`, 'lan')).toBe(404);
});

it('a stop waits for what is under way', async () => {
  const other = await startTestSystem();
  const token = await other.token('setneg-siapp');
  await other.ask('setneg-siapp', '{ perjanjian { mitra } }');
  await other.sql`begin`;
  await other.sql`lock table keluarga.anak in access exclusive mode`;
  const waiting = fetch(`${other.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query: `{ asn(nip: "${setneg.nip}") { anak { nama } } }` }),
  });
  await expect
    .poll(async () => {
      // Its own: other systems on the server wait for locks of theirs.
      const waits = await other.sql`
        select from pg_locks where not granted and relation = 'keluarga.anak'::regclass
          and database = (select oid from pg_database where datname = current_database())`;
      return waits.length;
    })
    .toBeGreaterThan(0);
  const stopped = other.stopServing();
  await other.sql`commit`;
  const reply = await waiting;
  expect(reply.status).toBe(200);
  await stopped;
  await expect(fetch(`${other.url}/healthz`)).rejects.toThrow();
  await other.stop();
});
