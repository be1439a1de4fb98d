// What BKN asks of SIAPP NV: Biro APP's verdict and the copy of a decree, each about one proposal; or a refusal that says who is silent.
import { type Refusal, refusal } from '@bagi/agreements/refusals.ts';
import type { Door } from '@bagi/outbound/door.ts';
import { OutboundFault } from '@bagi/outbound/fault.ts';
import { askJson } from '@bagi/outbound/json.ts';
import { retried } from '@bagi/outbound/retried.ts';
import { z } from 'zod';

export interface Siapp {
  /** Where its API begins; the questions are paths beneath it. */
  readonly address: string;
  /** Bearer token that SIAPP NV has given to BKN. */
  readonly credential?: string | undefined;
}

export type Question = 'statusBiroApp' | 'salinanKeppres';
export type Told = Readonly<Record<string, unknown>>;

/** Asks about one proposal; null when SIAPP NV has no such thing. */
export type AskSiapp = (question: string, usulanId: string) => Promise<Told | null>;

const callMs = 1_500;
/** The whole stays within what the router waits for a subgraph. */
const patience = { tries: 3, waitMs: 200, withinMs: 3_500 };

/** As the agreement writes them, or as the rest of the world does. */
const tanggal = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2}|\d{2}-\d{2}-\d{4})$/)
  .transform((day) => (day[2] === '-' ? `${day.slice(6)}-${day.slice(3, 5)}-${day.slice(0, 2)}` : day))
  .pipe(z.iso.date());

/** What is beyond the annex is left where it is. */
const shapes = {
  statusBiroApp: z.object({
    usulanId: z.string().max(36),
    status: z.enum(['APPROVED', 'BTL', 'TMS']),
    tanggalVerifikasi: tanggal,
    keterangan: z.string().max(255).nullish(),
    nomorKeppres: z.string().max(20).nullish(),
  }),
  salinanKeppres: z.object({
    nomorKeppres: z.string().max(20),
    tanggal,
    judul: z.string().max(255),
    downloadUrl: z.string().max(255),
    usulanId: z.string().max(36),
    nip: z.string().regex(/^\d{18}$/),
  }),
} as const;

const paths: Readonly<Record<Question, string>> = {
  statusBiroApp: 'status-biro-app',
  salinanKeppres: 'salinan-keppres',
};

function isQuestion(text: string): text is Question {
  return Object.hasOwn(paths, text);
}

export function siapp(door: Door, { address, credential }: Siapp): AskSiapp {
  const headers = { accept: 'application/json', ...(credential && { authorization: `Bearer ${credential}` }) };
  return async (question, usulanId) => {
    if (!isQuestion(question)) throw new Error(`SIAPP NV is not asked ${question}.`);
    const url = `${address.replace(/\/$/, '')}/usulan/${encodeURIComponent(usulanId)}/${paths[question]}`;
    try {
      const answer = await retried(patience, () => askJson(door, url, { headers, timeoutMs: callMs }));
      return about(usulanId, shapes[question].safeParse(answer));
    } catch (error) {
      if (!(error instanceof OutboundFault)) throw error;
      if (error.reason === 'TIDAK_ADA') return null;
      throw silent(error.reason);
    }
  };
}

/** What is no answer to this question is none at all. */
function about(usulanId: string, { data }: { data?: (Told & { usulanId: string }) | undefined }): Told {
  if (!data || data.usulanId !== usulanId) throw silent('JAWABAN_TIDAK_DIKENAL');
  return data;
}

function silent(reason: string): Refusal {
  return refusal('PARTNER_UNAVAILABLE', 'SIAPP NV of the State Secretariat does not answer.', { reason });
}
