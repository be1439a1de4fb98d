// What a partner is told by webhook, by its own agreement: each event with what happened and what to ask then.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { type EventKind, eventKinds } from '@bagi/agreements/events.ts';
import { type Language, type Said, table } from './said.ts';

/** An event without its sentence does not compile. */
const happened: Readonly<Record<EventKind, Said>> = {
  'verifikasi_bkn.selesai': { id: 'BKN memutuskan usulan Anda', en: 'BKN has judged a proposal of yours' },
  'pertek.terbit': { id: 'pertek atau ralatnya terbit', en: 'a pertek was issued, or its ralat' },
  'asn.diperbaiki': {
    id: 'data seseorang yang pernah Anda terima diperbaiki',
    en: 'something of a person whom you have received was corrected',
  },
  'asn.pindah_instansi': { id: 'orang itu pindah instansi', en: 'such a person moved to another instansi' },
  'asn.pensiun': { id: 'orang itu pensiun', en: 'such a person was retired' },
  'asn.meninggal': { id: 'orang itu meninggal', en: "such a person's death was entered" },
  'perjanjian.berubah': { id: 'kontrak atau masanya berubah', en: 'your contract or its term is another' },
  'perjanjian.akan_berubah': {
    id: 'yang kini berjalan akan berhenti sejak suatu hari',
    en: 'something that works will not work from a day on',
  },
  'perjanjian.akan_berakhir': {
    id: 'perjanjian berakhir 90, 60, 30, atau 7 hari lagi',
    en: 'your agreement ends in 90, 60, 30 or 7 days',
  },
  'perjanjian.kewajiban_jatuh_tempo': {
    id: 'laporan, rekonsiliasi, evaluasi, atau perpanjangan jatuh tempo',
    en: 'a report, a reconciliation, an evaluation or an extension falls due',
  },
  'perjanjian.kuota_hampir_habis': {
    id: 'empat perlima kuota sehari telah terpakai',
    en: "four fifths of a day's quota are used",
  },
};

export function newsTable({ webhook }: Agreement, language: Language): string | null {
  const named = eventKinds.filter((kind) => webhook?.events[kind] !== undefined);
  if (named.length === 0) return null;
  const head =
    language === 'id'
      ? ['`type`', 'yang terjadi', 'dalam perjanjian']
      : ['`type`', 'what happened', 'in the agreement'];
  return table(
    head,
    named.map((kind) => [`\`${kind}\``, happened[kind][language], webhook?.events[kind] ?? '']),
  );
}
