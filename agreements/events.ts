// What news there can be: the closed list of events that an agreement may name, and what each is about.

/** What an event is about: a proposal, a person, or the partner's own agreement. */
export type About = 'usulan' | 'asn' | 'perjanjian';

export const events = {
  'verifikasi_bkn.selesai': 'usulan',
  'pertek.terbit': 'usulan',
  'asn.diperbaiki': 'asn',
  'asn.pindah_instansi': 'asn',
  'asn.pensiun': 'asn',
  'asn.meninggal': 'asn',
  'perjanjian.berubah': 'perjanjian',
  'perjanjian.akan_berubah': 'perjanjian',
  'perjanjian.akan_berakhir': 'perjanjian',
  'perjanjian.kewajiban_jatuh_tempo': 'perjanjian',
  'perjanjian.kuota_hampir_habis': 'perjanjian',
} as const satisfies Record<string, About>;

export type EventKind = keyof typeof events;

/** The kinds of events about one sort of thing. */
export type EventAbout<Thing extends About> = {
  [Kind in EventKind]: (typeof events)[Kind] extends Thing ? Kind : never;
}[EventKind];

export const eventKinds = Object.keys(events) as [EventKind, ...EventKind[]];

export function isEventKind(text: string): text is EventKind {
  return Object.hasOwn(events, text);
}
