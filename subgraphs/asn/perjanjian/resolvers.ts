// What stewards ask of agreements and do with them, and what a partner reads of its own.
import { addDays, addMonths, type Due, dueBetween, type Obligation, obligationsOf } from '@bagi/agreements/calendar.ts';
import { dayInJakarta } from '@bagi/agreements/term.ts';
import { refusal } from '@bagi/agreements/refusals.ts';
import type { Context } from '@bagi/kit/context.ts';
import { momentOf } from '@bagi/kit/moment.ts';
import type { Resolvers } from '@bagi/kit/subgraph.ts';
import * as calls from './calls.ts';
import * as operations from './operations.ts';
import { perjanjian } from './own.ts';
import { usageOf, usedOnDay } from './usage.ts';
import { outcome, personIn, type Proposal, valuesOf } from './steps.ts';

type Row = Readonly<Record<string, unknown>>;
type Decision = { usulId: string; putusan: string; catatan?: string | null };

/** States that owe nothing any more: a closed agreement, and a draft. */
const owing = new Set(['BERLAKU', 'DITANGGUHKAN', 'BERAKHIR']);

export const resolvers: Resolvers = {
  Query: {
    perjanjian: (_: unknown, __: unknown, { asking }: Context) => perjanjian(asking.contract.agreement),
    pemakaian: async (_: unknown, __: unknown, { asking, call, now }: Context) =>
      usageOf(asking.contract.agreement, await call(calls.pemakaian, { hari: 1 }), now()),
    operasiTerdaftar: operations.registered,
    daftarPerjanjian: async (_: unknown, __: unknown, { call }: Context) =>
      (await call(calls.daftar, {})).map((row) => ({
        ...row,
        berlakuSampai: row['sampai'],
        sejak: row['sejak'] && momentOf(row['sejak']),
        langkahBerikut: row['boleh'],
      })),
    langkahPerjanjian: async (_: unknown, { mitra }: { mitra?: string | null }, { call }: Context) =>
      (await call(calls.langkah, { mitra: mitra ?? null })).map((row) => ({
        ...row,
        mitra: row['mitraPerjanjian'],
        diusulkan: momentOf(row['diusulkan']),
        sampai: momentOf(row['sampai']),
        diputuskan: row['diputuskan'] && momentOf(row['diputuskan']),
      })),
    async kalenderPerjanjian(
      _: unknown,
      { periode }: { periode: { dari: string; sampai: string } },
      { call }: Context,
    ) {
      if (periode.sampai > addMonths(periode.dari, 120))
        throw refusal('BAD_USER_INPUT', 'periode is ten years at most.');
      const rows = await call(calls.daftar, {});
      return rows
        .filter(({ keadaan }) => owing.has(String(keadaan)))
        .flatMap(({ mitra, kewajiban }) =>
          dueBetween(kewajiban as Obligation[], periode.dari, periode.sampai).map((due) => ({ mitra, ...due })),
        )
        .toSorted((a, b) => a.jatuhTempo.localeCompare(b.jatuhTempo));
    },
    async penggunaanLayanan(
      _: unknown,
      { mitra, periode }: { mitra: string; periode: { dari: string; sampai: string } },
      { call }: Context,
    ) {
      if (periode.sampai >= addMonths(periode.dari, 12)) throw refusal('BAD_USER_INPUT', 'periode is a year at most.');
      return (await call(calls.penggunaan, { mitra, ...periode })).map(usedOnDay);
    },
  },
  Mutation: {
    daftarkanOperasi: operations.register,
    cabutOperasi: operations.remove,
    async usulkanLangkah(
      _: unknown,
      { kunci, masukan }: { kunci: string; masukan: Proposal },
      { asking, call }: Context,
    ) {
      const [said] = await call(calls.usulkan, valuesOf(kunci, masukan, personIn(asking.officer), 'API'));
      return outcome(said, null);
    },
    async putuskanLangkah(_: unknown, { usulId, putusan, catatan }: Decision, { asking, call }: Context) {
      const values = { id: usulId, putusan, petugas: personIn(asking.officer), catatan: catatan ?? null, jalan: 'API' };
      const [said] = await call(calls.putuskan, values);
      return outcome(said, usulId);
    },
  },
  Perjanjian: {
    kewajiban({ mitra }: Row, _: unknown, { asking, now }: Context): (Due & Row)[] {
      const day = dayInJakarta(now());
      const due = dueBetween(obligationsOf(asking.contract.agreement), day, addDays(addMonths(day, 12), -1));
      return due.map((one) => ({ mitra, ...one }));
    },
  },
};
