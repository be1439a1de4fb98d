// A quarter of accesses as the recorder writes them, and what was used by day counted from them in another way than the product's.
import { fieldSet } from '@bagi/record/fieldSet.ts';
import type { Recorder } from '@bagi/record/recorder.ts';
import type { Access } from '@bagi/record/row.ts';

/** Partner → the version of its agreement, and what it asks: root fields, with the service within that some answers hold. */
const asked = {
  lan: { version: '2021-10-23', roots: [['Query.asn'], ['Query.daftarPensiun'], ['Query.asn', 'Query.perjanjian']] },
  'setneg-siapp': { version: '2022-08-23', roots: [['Query.asn'], ['Query.referensi']] },
  'taspen-life': { version: '2024-08-02', roots: [['Query.verifikasiAsn'], ['Query.verifikasiAsnBanyak']] },
} as const;
const within = { lan: 'Asn.riwayatJabatan', 'setneg-siapp': 'Asn.dokumen', 'taspen-life': 'Asn.nama' } as const;
const partners = ['lan', 'setneg-siapp', 'taspen-life'] as const;

/** Moments around midnight in Jakarta, and of every month of a quarter. */
const moments = [
  '2025-10-01T00:00:00.000+07:00',
  '2025-10-01T23:59:59.999+07:00',
  '2025-10-02T00:00:00.000+07:00',
  '2025-11-30T23:59:59.999+07:00',
  '2025-12-01T00:00:00.000+07:00',
  '2025-12-31T23:59:59.999+07:00',
].map((text) => Date.parse(text));

function decisionOf(n: number): string {
  if (n % 7 === 0) return 'GRAPHQL_VALIDATION_FAILED';
  return n % 11 === 0 ? 'AGREEMENT_NOT_IN_FORCE' : 'OK';
}

export const accesses: readonly Access[] = Array.from({ length: 300 }, (_, n) => {
  const mitra = partners[n % 3] ?? 'lan';
  const { version, roots } = asked[mitra];
  const layanan = [...(roots[Math.floor(n / 5) % roots.length] ?? [])];
  const keputusan = decisionOf(n);
  const isOk = keputusan === 'OK';
  return {
    atMs: moments[Math.floor(n / 3) % moments.length] ?? 0,
    mitra,
    klien: `${mitra}-production`,
    petugas: null,
    perjanjian: keputusan === 'AGREEMENT_NOT_IN_FORCE' ? null : version,
    tujuan: 'contoh',
    mode: 'view',
    layanan: keputusan === 'AGREEMENT_NOT_IN_FORCE' ? [] : layanan,
    baris: keputusan === 'AGREEMENT_NOT_IN_FORCE' ? [] : layanan.map((_service, place) => (isOk ? (n % 5) + place : 0)),
    operasi: null,
    sidikOperasi: null,
    fields: isOk ? fieldSet([...layanan, 'Asn.nama', ...(n % 2 === 0 ? [within[mitra]] : [])].toSorted()) : null,
    persons: new Set(isOk ? Array.from({ length: n % 4 }, (_person, which) => `contoh-${(n + which) % 10}`) : []),
    putusan: isOk && mitra === 'taspen-life' ? { SESUAI: n % 3, TIDAK_SESUAI: 1 } : null,
    durasiMikro: 1,
    keputusan,
    permintaan: '00000000-0000-4000-8000-000000000000',
  };
});

/** Refusals of a flood: counted, without rows. */
export const flood = { mitra: 'lan', keputusan: 'QUOTA_EXCEEDED', times: 17, atMs: moments[2] ?? 0 } as const;

export async function writeDown({ record, count }: Recorder): Promise<void> {
  await Promise.all(accesses.map(record));
  for (let time = 0; time < flood.times; time++) count(flood.mitra, flood.keputusan, flood.atMs);
  count(null, 'UNAUTHENTICATED', flood.atMs);
}

export interface Tally {
  permintaan: number;
  readonly orang: Set<string>;
  baris: number;
  readonly ditolak: Record<string, number>;
  readonly putusan: Record<string, number>;
}

const jakartaDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' });

/** `day partner version service` → what was used, with - for none. */
export function tallies(): Map<string, Tally> {
  const found = new Map<string, Tally>();
  const at = (...key: (string | null)[]): Tally => {
    const name = key.map((one) => one ?? '-').join(' ');
    const tally = found.get(name) ?? { permintaan: 0, orang: new Set<string>(), baris: 0, ditolak: {}, putusan: {} };
    found.set(name, tally);
    return tally;
  };
  const add = (counts: Record<string, number>, name: string, times: number) => {
    counts[name] = (counts[name] ?? 0) + times;
  };
  for (const { atMs, mitra, perjanjian, layanan, baris, fields, persons, putusan, keputusan } of accesses) {
    const day = jakartaDay.format(atMs);
    const inner =
      fields?.coordinates.filter((one) => one === within[mitra as keyof typeof within] && one !== 'Asn.nama') ?? [];
    const all = [
      ...layanan.map((one, place) => [one, baris[place] ?? 0] as const),
      ...inner.map((one) => [one, 0] as const),
    ];
    const whole = baris.reduce((before, one) => before + one, 0);
    for (const [service, rows] of [...all, [null, whole] as const]) {
      const tally = at(day, mitra, perjanjian, service);
      if (keputusan !== 'OK') {
        add(tally.ditolak, keputusan, 1);
        continue;
      }
      tally.permintaan++;
      tally.baris += rows;
      for (const person of persons) tally.orang.add(person);
      if (service === null) for (const [word, times] of Object.entries(putusan ?? {})) add(tally.putusan, word, times);
    }
  }
  add(at(jakartaDay.format(flood.atMs), flood.mitra, null, null).ditolak, flood.keputusan, flood.times);
  return found;
}
