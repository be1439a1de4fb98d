// A field that its agreement does not let a partner write never lands, whichever of the fences is left standing.
import type { Service } from '@bagi/agreements/agreement.ts';
import type { Library } from '@bagi/agreements/library.ts';
import { afterEach, expect, it } from 'vitest';
import type { Fences } from '../../start/fences.ts';
import { library } from '../proof/pair.ts';
import { startTestSystem, type TestSystem } from '../system.ts';
import { kirimKursus, kunciBaru, kursus } from './sent.ts';

let system: TestSystem;
afterEach(() => system.stop());

/** LAN's agreement without one field that it may write. */
const narrowed: Library = new Map(
  [...library].map(([partner, versions]) => [
    partner,
    versions.map((version) => ({
      ...version,
      agreement: { ...version.agreement, services: version.agreement.services.map(withoutField) },
    })),
  ]),
);

function withoutField(service: Service): Service {
  const { RiwayatKursusMasukan: input, ...others } = service.fields;
  if (!input) return service;
  const { institusi: _, ...rest } = input;
  return { ...service, fields: { ...others, RiwayatKursusMasukan: rest } };
}

const down: [left: string, fences: Partial<Fences>, code: string][] = [
  ['all of them', {}, 'BAD_USER_INPUT'],
  ['the gate, the writing and the database', { contract: false }, 'GRAPHQL_VALIDATION_FAILED'],
  ['the writing and the database', { contract: false, gate: false }, 'GRAPHQL_VALIDATION_FAILED'],
  ['the database', { contract: false, gate: false, reading: false }, 'INTERNAL'],
];

it.each(down)('with %s', async (_, fences, code) => {
  system = await startTestSystem({}, { library: narrowed, fences });
  const landed = async () => (await system.sql`select from kotak_masuk.kiriman`).length;
  const reply = await system.ask('lan', kirimKursus, { kunci: kunciBaru(), masukan: [kursus] });
  expect(reply.body.errors?.[0]?.extensions['code']).toBe(code);
  expect(await landed()).toBe(0);
});

it('a field that it may write lands with every fence, and with the database’s alone', async () => {
  system = await startTestSystem({}, { fences: { contract: false, gate: false, reading: false } });
  const reply = await system.ask('lan', kirimKursus, { kunci: kunciBaru(), masukan: [kursus] });
  expect(reply.body.data?.kirimRiwayatKursus.diterima).toBe(true);
});
