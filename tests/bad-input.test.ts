// Bad input gets a clear error, and nothing is lost by it: the system answers the next request.
import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { bandung } from './people.ts';
import { post, startTestSystem, type TestSystem } from './system.ts';

let system: TestSystem;
beforeAll(async () => void (system = await startTestSystem()));
afterEach(async () => {
  const { nip, instansiId } = bandung;
  const alive = await system.ask('bp-tapera', `{ asn(nip: "${nip}", instansiId: "${instansiId}") { id } }`);
  expect(alive.body.data.asn.id).toBe(bandung.id);
});
afterAll(() => system.stop());

const refused = async (partner: string, query: string, variables?: Record<string, unknown>) => {
  const { body, status } = await system.ask(partner, query, variables);
  expect(body.data).toBeUndefined();
  expect(status).toBe(400);
  return { code: body.errors?.[0]?.extensions.code, message: body.errors?.[0]?.message ?? '' };
};

it.each(['123', '19880412201403190', '1988041220140319000', '19880412201403190X', '', 'DROP TABLE'])(
  'a malformed NIP (%s) is named as such',
  async (nip) => {
    expect(await refused('lan', 'query ($nip: Nip) { asn(nip: $nip) { id } }', { nip })).toEqual({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('Nip is a NIP of 18 digits'),
    });
    expect((await refused('lan', `{ asn(nip: "${nip}") { id } }`)).message).toContain('Nip is a NIP of 18 digits');
  },
);

it('a NIP written as a number is refused: its leading zeros would be lost', async () => {
  expect((await refused('lan', '{ asn(nip: 198804122014031900) { id } }')).message).toContain('Nip is');
});

it('an unknown id is nobody', async () => {
  for (const id of ['unknown', "' OR 1=1 --", '\ud800', 'x'.repeat(10_000)]) {
    const { body } = await system.ask('lan', 'query ($id: ID) { asn(id: $id) { id } }', { id });
    expect(body).toEqual({ data: { asn: null } });
  }
});

it('a text that cannot be stored is refused, not a failure of ours', async () => {
  const query = 'query ($id: ID) { asn(id: $id) { id } }';
  expect((await refused('lan', query, { id: 'a\u0000b' })).code).toBe('BAD_USER_INPUT');
});

it('a record asked by neither or both of its keys is refused', async () => {
  expect((await refused('lan', '{ asn { id } }')).message).toContain('exactly one of the two');
  const both = await refused('lan', `{ asn(id: "${bandung.id}", nip: "${bandung.nip}") { id } }`);
  expect(both.code).toBe('BAD_USER_INPUT');
});

it.each([0, -1, 1001, 5000])('a page of %i is refused with the sizes that are allowed', async (first) => {
  expect(await refused('setneg-siapp', `{ daftarAsn(first: ${first}) { nodes { id } } }`)).toEqual({
    code: 'BAD_USER_INPUT',
    message: expect.stringContaining('1 to 1000'),
  });
});

it.each(['', 'x', 'AAAA', 'ÿ'.repeat(50), 'QUJD'.repeat(200)])('an invented cursor (%s) is refused', async (after) => {
  const query = 'query ($after: String) { daftarAsn(after: $after) { nodes { id } } }';
  expect(await refused('setneg-siapp', query, { after })).toMatchObject({ code: 'BAD_USER_INPUT' });
});

it.each(['2026-02-30', '30-02-2026', '2026-1-1', 'yesterday'])('a day that is none (%s) is refused', async (dari) => {
  const query = 'query ($periode: PeriodeMasukan!) { daftarPensiun(periode: $periode) { nodes { tmtPensiun } } }';
  expect((await refused('lan', query, { periode: { dari, sampai: '2026-12-31' } })).message).toContain(
    'Tanggal is a day',
  );
});

it('a period that ends before it begins is refused', async () => {
  const query = '{ daftarPensiun(periode: { dari: "2026-12-31", sampai: "2026-01-01" }) { nodes { tmtPensiun } } }';
  expect((await refused('lan', query)).message).toContain('ends before it begins');
});

it('a format of dates that is not offered is refused', async () => {
  const query = `{ asn(nip: "${bandung.nip}") { tanggalLahir(format: "MM/DD/YYYY") } }`;
  expect((await refused('lan', query)).message).toContain('DD-MM-YYYY');
});

it.each([
  '{',
  '',
  'null',
  '[]',
  '"text"',
  '[{"query":"{__typename}"}]',
  '{"query":1}',
  '{"query":"{__typename}","variables":"x"}',
  '\u0000',
])('a body that is no request (%s) is refused', async (body) => {
  const reply = await post(`${system.url}/graphql`, await system.token('lan'), body);
  expect(reply.status).toBe(400);
  expect(reply.body.errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
});

it('a body of endless lists is refused, whatever they are in', async () => {
  const token = await system.token('lan');
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  for (const levels of [31, 5_000, 500_000]) {
    for (const part of ['variables', 'extensions']) {
      const body = `{"query":"{ perjanjian { mitra } }","${part}":{"x":${nested(levels)}}}`;
      const reply = await post(`${system.url}/graphql`, token, body);
      expect(reply.status, `${part}, ${levels}`).toBe(400);
      expect(reply.body.errors?.[0]?.message).toContain('more than 32 levels');
    }
  }
  const most = `{"query":"{ perjanjian { mitra } }","variables":{"x":${nested(30)}}}`;
  expect((await post(`${system.url}/graphql`, token, most)).status).toBe(200);
});

it('a document that is not GraphQL is refused at its place', async () => {
  const { body } = await system.ask('lan', '{ asn(nip: } ');
  expect(body.errors?.[0]).toMatchObject({
    extensions: { code: 'GRAPHQL_PARSE_FAILED' },
    locations: [{ line: 1, column: 12 }],
  });
});

it('a body of 10 MB is refused without being read to its end', async () => {
  const sent = await send(10 * 1024 * 1024, true);
  expect(sent).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
  const chunked = await send(10 * 1024 * 1024, false);
  expect(chunked).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
});

it('a hundred bodies of 10 MB without a length bring nothing down', async () => {
  const unheard: unknown[] = [];
  const hear = (reason: unknown) => void unheard.push(reason);
  process.on('unhandledRejection', hear);
  for (let sent = 0; sent < 100; sent += 1)
    expect(await send(10 * 1024 * 1024, false)).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
  process.off('unhandledRejection', hear);
  expect(unheard).toEqual([]);
});

it('a GET, a form and a batch are not answered', async () => {
  const authorization = `Bearer ${await system.token('lan')}`;
  const get = await fetch(`${system.url}/graphql?query={__typename}`, { headers: { authorization } });
  expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
  const form = await fetch(`${system.url}/graphql`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'query={__typename}',
  });
  expect(form.status).toBe(415);
  expect(await form.json()).toMatchObject({ errors: [{ extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } }] });
});

it('without a token, with a false one, and under an agreement that ended, nothing is answered', async () => {
  const bare = await fetch(`${system.url}/graphql`, { method: 'POST', body: '{"query":"{__typename}"}' });
  expect(bare.status).toBe(401);
  expect(bare.headers.get('www-authenticate')).toBe('Bearer');
  expect(await bare.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  const invented = await post(`${system.url}/graphql`, 'not.a.token', '{"query":"{__typename}"}');
  expect(invented.body.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

it('an operation that cannot be told is named as such', async () => {
  for (const question of [
    { query: '{ __typename }', operationName: 'Lain' },
    { query: 'query A { __typename } query B { __typename }', operationName: 'Lain' },
    { query: 'query A { __typename } query B { __typename }' },
  ]) {
    const reply = await post(`${system.url}/graphql`, await system.token('lan'), JSON.stringify(question));
    expect(reply.status).toBe(400);
    expect(reply.body.errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
    expect(reply.body.errors?.[0]?.message).toContain('no operation of that name');
  }
});

/** Sends a large body, as far as the other side takes it. */
function send(bytes: number, announced: boolean): Promise<{ status: number | undefined; code: string }> {
  return new Promise((resolve, reject) => {
    void system.token('lan').then((token) => {
      const sending = request(
        `${system.url}/graphql`,
        {
          method: 'POST',
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
            ...(announced ? { 'content-length': bytes } : {}),
          },
        },
        (response) => {
          let text = '';
          response.on('data', (part: Buffer) => (text += part.toString()));
          response.on('end', () =>
            resolve({ status: response.statusCode, code: JSON.parse(text).errors[0].extensions.code }),
          );
        },
      );
      sending.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
      });
      const part = Buffer.alloc(64 * 1024, ' ');
      let left = bytes;
      const write = () => {
        while (left > 0 && !sending.destroyed) {
          left -= part.length;
          if (sending.write(part)) continue;
          sending.once('drain', write);
          return;
        }
        sending.end();
      };
      write();
    }, reject);
  });
}
