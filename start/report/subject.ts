// What a report is about, by the documents: the versions that held in its period, their services, the duty that it answers.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import type { Library } from '@bagi/agreements/library.ts';
import { servicesOf } from '@bagi/agreements/servicesOf.ts';
import type { Days } from '@bagi/record/usage/days.ts';
import type { Side, Subject } from '@bagi/record/usage/report.ts';
import { periodOf } from './period.ts';

/** The kinds of reports: what each is called, how often the duties that it answers come, and of which periods it is. */
export const kinds = {
  quarterly: { judul: 'Laporan Triwulan Pemanfaatan Data', setiap: ['triwulan'], of: /^\d{4}-T\d$/ },
  yearly: { judul: 'Laporan Tahunan Pemantauan dan Evaluasi', setiap: ['tahun'], of: /^\d{4}$/ },
  monitoring: { judul: 'Data Pemantauan dan Evaluasi', setiap: ['tahun', 'lima tahun'], of: /^\d{4}/ },
} as const;

export type Kind = keyof typeof kinds;

export function subjectOf(library: Library, kind: Kind, mitra: string, kode: string): Subject {
  const { judul, setiap, of } = kinds[kind];
  const versions = versionsOf(library, mitra);
  if (!of.test(kode)) throw new Error(`${kode} is not what a ${kind} report is of.`);
  const newest = versions.at(-1);
  const period = periodOf(kode, newest?.root ?? '');
  const held = versionsIn(versions, period);
  const last = held.at(-1);
  if (!last) throw new Error(`No agreement with ${mitra} held in ${kode}: ${versions.map(termOf).join(', ')}.`);
  const duties = last.duties.filter(({ due }) => due && (setiap as readonly string[]).includes(due.every));
  if (duties.length === 0) throw new Error(`The agreement with ${mitra} asks for no ${kind} report.`);
  return {
    judul,
    mitra,
    pihak: { mitra: sideOf(last, 'partner'), bkn: sideOf(last, 'bkn') },
    perjanjian: { judul: last.title, versi: held.map(({ version }) => version) },
    dasar: duties.map(({ due, clause }) => ({ nama: due?.name ?? '', pasal: clause })),
    periode: period,
    layanan: namesIn(held),
    memverifikasi: held.some(({ services }) => services.some(({ mode }) => mode === 'verify')),
  };
}

export function versionsOf(library: Library, mitra: string): Agreement[] {
  const versions = (library.get(mitra) ?? []).map(({ agreement }) => agreement);
  if (versions.length > 0) return versions;
  throw new Error(`There is no agreement with ${mitra}: ${[...library.keys()].join(', ')}.`);
}

/** The versions that held on some day of a period, the oldest first. */
export function versionsIn(versions: readonly Agreement[], { dari, sampai }: Days): Agreement[] {
  return versions.filter(({ version, term }, index) => {
    const next = versions[index + 1]?.version;
    return version <= sampai && (term.until === 'open' || term.until >= dari) && (next === undefined || next > dari);
  });
}

/** Operation → what the papers call it, a later version's words before an earlier's. */
export function namesIn(versions: readonly Agreement[]): Subject['layanan'] {
  return new Map(versions.flatMap((agreement) => Object.entries(servicesOf(agreement))));
}

function termOf({ term }: Agreement): string {
  return `${term.from} to ${term.until}`;
}

function sideOf({ parties, numbers }: Agreement, side: 'partner' | 'bkn'): Side {
  const { name, officer, unit } = parties[side];
  return { nama: name, pejabat: officer ?? unit ?? null, nomor: numbers[side] ?? null };
}
