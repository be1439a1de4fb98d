// What partners have used: of their quotas, beside the rules of their agreements; and by the day, as stewards are told it.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { generalRules, type Rule, serviceRules, windowOf } from '@bagi/agreements/quotas.ts';
import { momentOf } from '@bagi/kit/moment.ts';

type Row = Readonly<Record<string, unknown>>;

const kinds: Readonly<Record<string, string>> = { '': 'PERJANJIAN', layanan: 'LAYANAN', klien: 'KLIEN' };

/** Every quota of the windows that run now; those of clients, of each that has asked for something in them. */
export function usageOf(agreement: Agreement, counted: readonly Row[], nowMs: number) {
  const clients = new Set(counted.map(({ lingkup }) => String(lingkup)).filter((scope) => scope.startsWith('klien ')));
  const rules = [
    ...generalRules(agreement, '').filter(({ scope }) => scope === ''),
    ...serviceRules(
      agreement,
      agreement.services.map(({ operation }) => operation),
    ),
    ...[...clients]
      .toSorted()
      .flatMap((scope) => generalRules(agreement, scope.slice('klien '.length)).filter((rule) => rule.scope === scope)),
  ];
  return { kuota: rules.map((rule) => quotaOf(rule, counted, nowMs)) };
}

function quotaOf({ scope, unit, limit, observed }: Rule, counted: readonly Row[], nowMs: number) {
  const { fromMs, untilMs } = windowOf(unit, nowMs);
  const row = counted.find(
    ({ lingkup, satuan, jendela }) => lingkup === scope && satuan === unit && Date.parse(String(jendela)) === fromMs,
  );
  const used = Number(row?.['terpakai'] ?? 0);
  const [kind = '', of = null] = scope.split(' ');
  const [satuan = '', jendela = ''] = unit.split('/');
  return {
    lingkup: kinds[kind],
    layanan: kind === 'layanan' ? of : null,
    klien: kind === 'klien' ? of : null,
    satuan: satuan.toUpperCase(),
    jendela: jendela.toUpperCase(),
    batas: limit,
    terpakai: used,
    sisa: Math.max(0, limit - used),
    lagi: new Date(untilMs).toISOString(),
    hanyaDiamati: observed,
  };
}

/** The use of one service on one day. */
export function usedOnDay(row: Row) {
  return {
    ...row,
    ditolak: countsOf(row['ditolak']),
    putusan: countsOf(row['putusan']),
    dihitung: momentOf(row['dihitung']),
  };
}

/** Code → how often, as a list in the order of the codes. */
function countsOf(counts: unknown): { kode: string; jumlah: number }[] {
  return Object.entries(counts as Record<string, number>)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([kode, jumlah]) => ({ kode, jumlah }));
}
