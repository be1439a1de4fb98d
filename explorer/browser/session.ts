// Who looks: a token that the API takes, and the agreement that it speaks under.
import { ask, type Problem } from './ask.ts';
import type { Service } from './examples.ts';

export interface Agreement {
  readonly mitra: string;
  readonly judul: string;
  readonly nomorMitra: string | null;
  readonly nomorBkn: string | null;
  readonly versi: string;
  readonly berlakuSampai: string | null;
  readonly tujuan: string;
  readonly layanan: readonly Service[];
}

export interface Session {
  readonly token: string;
  readonly agreement: Agreement;
}

export const agreementQuery = `# Perjanjian yang berlaku untuk token ini · The agreement this token speaks under
query Perjanjian {
  perjanjian {
    judul
    nomorMitra
    nomorBkn
    versi
    berlakuSampai
    tujuan
    layanan { nama pasal mode operasi kolom }
  }
}
`;

const query =
  '{ perjanjian { mitra judul nomorMitra nomorBkn versi berlakuSampai tujuan layanan { nama pasal mode operasi kolom } } }';

/** Opens a session, or says what keeps it shut. */
export async function openSession(token: string): Promise<Session | Problem> {
  const { body, problem } = await ask(token, { query });
  if (problem) return problem;
  return { token, agreement: (body.data as { perjanjian: Agreement }).perjanjian };
}

/** When a token ends, as it says itself; null when it does not say. */
export function endOf(token: string): Date | null {
  try {
    const claims = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { exp } = JSON.parse(atob(claims)) as { exp?: number };
    return exp === undefined ? null : new Date(exp * 1000);
  } catch {
    return null;
  }
}
