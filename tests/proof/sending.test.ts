// Two registers that agree on what an agreement opens answer whatever its partner may send alike: to the byte, but for new ids.
import { randomUUID } from 'node:crypto';
import { served } from '@bagi/agreements/grants.ts';
import fc from 'fast-check';
import { getNamedType, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { angkaKredit, jabatan, kepesertaan, kursus, posisi, tandaTerima } from '../kiriman/sent.ts';
import { agreementOf, type Asked, schema, startAsked, type Vouching, vouching } from './pair.ts';
import { runsFew, tries } from './runs.ts';

let vouched: Vouching;
let one: Asked;
beforeAll(async () => {
  vouched = await vouching();
  one = await startAsked(vouched);
});
afterAll(async () => {
  await one.stop();
  await vouched.close();
});

/** A record of each input that is right, of somebody. */
const right: Readonly<Record<string, object>> = {
  RiwayatKursusMasukan: kursus,
  RiwayatAngkaKreditMasukan: angkaKredit,
  RiwayatJabatanMasukan: jabatan('TIDAK-ADA'),
  KepesertaanMasukan: kepesertaan,
  PosisiSimpananMasukan: posisi,
};

const sendsOf = (partner: string) =>
  [
    ...new Set(
      served(agreementOf(partner))
        .filter(({ mode }) => mode === 'insert')
        .map(({ operation }) => operation),
    ),
  ].map((operation) => {
    const name = operation.replace('Mutation.', '');
    const mutations = schema.getMutationType()?.getFields() ?? {};
    const masukan = mutations[name]?.args.find((argument) => argument.name === 'masukan');
    const input = masukan && getNamedType(masukan.type);
    if (!isInputObjectType(input)) throw new Error(`${operation} takes no records.`);
    return { name, input: input.name, fields: Object.keys(input.getFields()) };
  });

/** Values that are right nowhere, or somewhere else. */
const anything = fc.constantFrom(null, '', 'x', '0', '1.5', '2026-02-30', '2026-01-01', '1'.repeat(18), 'ID-9');

const masked = (text: string) => text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id');

/** What is sent is judged by the reference lists, which are about no person: there the two registers are the same. */
async function sameReferences(one: Asked, other: Asked): Promise<void> {
  for (const [table, column] of [
    ['asn.jabatan', 'jenis_jabatan_id'],
    ['asn.unit_kerja', 'instansi_id'],
  ] as const) {
    const rows = await one.sql.unsafe(`select id, ${column} as code from ${table}`);
    await other.sql.unsafe(
      `update ${table} as t set ${column} = r.code from jsonb_to_recordset($1::text::jsonb) as r(id text, code text) where r.id = t.id and t.${column} is distinct from r.code`,
      [JSON.stringify(rows)],
    );
  }
}

it.each(['lan', 'bp-tapera'])(
  'nothing that %s is not given makes a difference to what it hears when it sends',
  { timeout: 300_000 },
  async (partner) => {
    const other = await startAsked(vouched, {}, partner);
    try {
      await sameReferences(one, other);
      const rows = await one.sql`select id, nip from asn.asn where nip is not null order by md5(id) limit 40`;
      const persons = fc.constantFrom(...rows.map(({ id, nip }) => ({ asnId: String(id), nip: String(nip) })), {
        asnId: 'F'.repeat(32),
        nip: '190001011900011999',
      });
      const record = ({ input, fields }: { input: string; fields: readonly string[] }) =>
        fc
          .tuple(persons, fc.array(fc.tuple(fc.constantFrom(...fields), anything), { maxLength: 2 }))
          .map(([person, changes]) => {
            const known = Object.entries(person).filter(([name]) => fields.includes(name));
            return { ...right[input], ...Object.fromEntries(known), ...Object.fromEntries(changes) };
          });
      const requests = fc
        .constantFrom(...sendsOf(partner))
        .chain((sends) =>
          fc.array(record(sends), { minLength: 1, maxLength: 3 }).map((masukan) => ({ ...sends, masukan })),
        );
      let taken = 0;
      await fc.assert(
        fc.asyncProperty(requests, async ({ name, input, masukan }) => {
          const query = `mutation ($kunci: String!, $masukan: [${input}!]!) { ${name}(kunci: $kunci, masukan: $masukan) { ${tandaTerima} } }`;
          const operation = { query, variables: { kunci: randomUUID(), masukan } };
          const seen = await Promise.all([one, other].map((asked) => asked.ask(partner, operation)));
          const [here, there] = seen.map((said) => ({ ...said, text: masked(said.text) }));
          expect(there).toEqual(here);
          if (here?.text.includes('"diterima":true')) taken++;
        }),
        tries(runsFew * 2),
      );
      expect(taken).toBeGreaterThan(5);
    } finally {
      await other.stop();
    }
  },
);
