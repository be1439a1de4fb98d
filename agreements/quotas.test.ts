// Which quotas hold for a request: those of the whole agreement, of the client that asks, and of the services that it asks for.
import { describe, expect, it } from 'vitest';
import type { Agreement } from './agreement.ts';
import { generalRules, serviceRules, windowOf } from './quotas.ts';

const of = (limits: object, services: readonly object[] = []) => ({ limits, services }) as unknown as Agreement;
const everything = { requestsPerMinute: 10, requestsPerDay: 20, personsPerDay: 30, rowsPerDay: 40 };
/** What everything comes to, in a scope. */
const rules = (scope: string, observed = false) => [
  { scope, unit: 'permintaan/menit', limit: 10, observed: false },
  { scope, unit: 'permintaan/hari', limit: 20, observed },
  { scope, unit: 'orang/hari', limit: 30, observed },
  { scope, unit: 'baris/hari', limit: 40, observed },
];

describe('of the agreement and its client', () => {
  it('each that the document names holds, and no other', () => {
    expect(generalRules(of(everything), 'a')).toEqual(rules(''));
    expect(generalRules(of({ requestsPerMinute: 10, eachClient: everything }), 'a')).toEqual([
      rules('')[0],
      ...rules('klien a'),
    ]);
    expect(generalRules(of({ requestsPerMinute: 10, eachClient: { rowsPerDay: 40 } }), 'b')).toEqual([
      rules('')[0],
      rules('klien b')[3],
    ]);
  });

  it('each client of an agreement has its own, and a measurement a rate of its own, whoever asked before', () => {
    const one = of({ requestsPerMinute: 10, eachClient: { rowsPerDay: 40 } });
    for (const client of ['a', 'b', 'a'])
      expect(generalRules(one, client).map(({ scope }) => scope)).toEqual(['', `klien ${client}`]);
    expect(generalRules(one, 'a', 99)[0]?.limit).toBe(99);
    expect(generalRules(one, 'a')[0]?.limit).toBe(10);
  });

  it('where volumes are only observed, the rate is kept all the same', () => {
    const observed = of({ ...everything, observeOnly: true, eachClient: everything });
    expect(generalRules(observed, 'a')).toEqual([...rules('', true), ...rules('klien a', true)]);
    expect(generalRules(of({ ...everything, observeOnly: false }), 'a')).toEqual(rules(''));
  });

  it("another rate may stand in the place of the document's", () => {
    expect(generalRules(of(everything), 'a', 7)[0]).toMatchObject({ limit: 7 });
  });
});

describe('of services', () => {
  const services = [
    { operation: 'Query.asn', limits: everything },
    { operation: 'Query.daftarAsn', limits: { rowsPerDay: 40 } },
    { operation: 'Query.pemadanan' },
    { operation: 'Query.kubus', limits: everything, notYetServed: true },
  ];

  it('those hold that are asked for and served', () => {
    const agreement = of({}, services);
    expect(serviceRules(agreement, ['Query.asn'])).toEqual(rules('layanan Query.asn'));
    expect(serviceRules(agreement, ['Query.asn', 'Query.daftarAsn', 'Query.pemadanan', 'Query.kubus'])).toEqual([
      ...rules('layanan Query.asn'),
      rules('layanan Query.daftarAsn')[3],
    ]);
    expect(serviceRules(agreement, [])).toEqual([]);
  });

  it('they are only observed where the agreement says so', () => {
    expect(serviceRules(of({ observeOnly: true }, services), ['Query.asn'])).toEqual(rules('layanan Query.asn', true));
  });
});

describe('the window of an instant', () => {
  it('is its minute', () => {
    const [from, until] = ['2026-11-21T08:30:00.000Z', '2026-11-21T08:31:00.000Z'].map((one) => Date.parse(one));
    for (const at of ['2026-11-21T08:30:00.000Z', '2026-11-21T08:30:59.999Z'])
      expect(windowOf('permintaan/menit', Date.parse(at))).toEqual({ fromMs: from, untilMs: until });
  });

  it('is its day in Jakarta', () => {
    const [from, until] = ['2026-11-20T17:00:00.000Z', '2026-11-21T17:00:00.000Z'].map((one) => Date.parse(one));
    for (const unit of ['permintaan/hari', 'orang/hari', 'baris/hari'] as const)
      for (const at of ['2026-11-20T17:00:00.000Z', '2026-11-21T16:59:59.999Z'])
        expect(windowOf(unit, Date.parse(at)), unit).toEqual({ fromMs: from, untilMs: until });
  });
});
