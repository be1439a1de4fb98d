// What the page says, in Indonesian with plain English beside it.
import type { Problem } from './ask.ts';

/** Both languages, each marked as what it is, so that it is also read aloud right. */
export function Words({ id, en }: { readonly id: string; readonly en: string }) {
  return (
    <>
      <span lang="id">{id}</span>{' '}
      <span lang="en" className="english">
        {en}
      </span>
    </>
  );
}

const problems: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: 'Token tidak diterima.',
  AGREEMENT_NOT_IN_FORCE: 'Perjanjian tidak berlaku.',
  QUOTA_EXCEEDED: 'Kuota permintaan habis untuk sementara.',
  UNAVAILABLE: 'Sistem sedang tidak dapat menjawab.',
  UNREACHABLE: 'Server tidak dapat dihubungi.',
};

const reasons: Readonly<Record<string, string>> = {
  ABSENT: 'Tidak ada perjanjian dengan mitra ini.',
  NOT_BEGUN: 'Perjanjian belum mulai berlaku.',
  ENDED: 'Perjanjian sudah berakhir.',
  SUSPENDED: 'Perjanjian ditangguhkan.',
  INCOMPLETE: 'Dokumen perjanjian belum lengkap.',
};

/** What went wrong, in Indonesian; the API's own sentence is the English one. */
export function problemIn({ code, reason, day }: Problem): string {
  const what = reasons[reason ?? ''] ?? problems[code] ?? 'Permintaan ditolak.';
  return day === undefined ? what : `${what} (${dayIn(day)})`;
}

/** A calendar day as it is written in Indonesia. */
export function dayIn(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}
