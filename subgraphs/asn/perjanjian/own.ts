// The agreement a request is made under, told to its own partner.
import type { Agreement } from '@bagi/agreements/agreement.ts';

/** Everything of an agreement that its partner may read: what it permits, and until when. */
export function perjanjian({ partner, title, numbers, version, term, purpose, services, webhook }: Agreement) {
  return {
    mitra: partner,
    judul: title,
    nomorMitra: numbers.partner,
    nomorBkn: numbers.bkn,
    versi: version,
    berlakuSampai: term.until === 'open' ? null : term.until,
    tujuan: purpose.text,
    webhook: webhook && {
      alamat: webhook.address ?? null,
      peristiwa: Object.entries(webhook.events).map(([jenis, pasal]) => ({ jenis, pasal })),
    },
    layanan: services.map(({ name, clause, mode, operation, fields, notYetServed }) => ({
      nama: name,
      pasal: clause,
      mode,
      operasi: notYetServed ? null : operation,
      kolom: Object.entries(fields).flatMap(([type, names]) => Object.keys(names).map((field) => `${type}.${field}`)),
    })),
  };
}
