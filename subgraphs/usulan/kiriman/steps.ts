// Moves a proposal along its life: judged by the diagram, every step written down, and told as a stage of its verification.
import { type Refusal, refusal } from '@bagi/agreements/refusals.ts';
import type { Need, Request, Writing } from '@bagi/kit/inbox/kinds.ts';
import { eq, max, sql } from 'drizzle-orm';
import { boleh, type Keadaan, type Langkah, langkahMelalui, type Peristiwa } from '../life.ts';
import { perjalanan, type pertek, tahap, usulan, type verifikasiBiroApp } from '../tables.ts';
import { type Stage, stageOf } from './stages.ts';
import type { Proposal } from './proposal.ts';

export const stepNeeds: readonly Need[] = [
  { table: usulan, select: ['id'], update: ['status', 'meja'] },
  {
    table: perjalanan,
    select: ['usulanId', 'urutan'],
    insert: ['usulanId', 'urutan', 'asnId', 'peristiwa', 'oleh', 'mitra', 'dari', 'dariMeja', 'ke', 'keMeja', 'pada'],
  },
  {
    table: tahap,
    select: ['usulanId', 'urutan'],
    insert: ['id', 'asnId', 'usulanId', 'urutan', 'statusTahapan', 'tahapanNama', 'tanggal', 'keterangan'],
  },
];

/** What is said of the last step in place of what is usually said. */
export type Said = Partial<Stage> & { readonly tanggal?: string; readonly keterangan?: string | null };

/** Takes the steps of these events, or refuses and names what is allowed. The proposal is locked. */
export async function take(
  { mitra }: Pick<Request, 'mitra'>,
  writing: Writing,
  proposal: Proposal,
  events: readonly Peristiwa[],
  said: Said = {},
): Promise<Proposal> {
  const steps = langkahMelalui(proposal, events);
  const last = steps?.at(-1);
  if (!steps || !last) throw notAllowed(proposal, events);
  await writeDown(writing, proposal, mitra, steps);
  await tell(writing, proposal, steps, said);
  const { status, meja } = last.ke;
  await writing.update(usulan).set({ status, meja }).where(eq(usulan.id, proposal.id));
  return { ...proposal, status, meja };
}

/** The refusal of events that the diagram does not have here, with those that it has. */
export function notAllowed(at: Keadaan, events: readonly Peristiwa[]): Refusal {
  const allowed = boleh(at);
  const next = allowed.length > 0 ? `Possible now: ${allowed.join(', ')}.` : 'It has ended.';
  return refusal('STEP_NOT_ALLOWED', `The proposal is ${at.status}; ${events.join(', ')} is not possible. ${next}`, {
    status: at.status,
    allowed,
  });
}

async function writeDown(writing: Writing, { id, asnId }: Proposal, mitra: string, steps: readonly Langkah[]) {
  const first = await nextPlace(writing, perjalanan, id);
  await writing.insert(perjalanan).values(
    steps.map(({ peristiwa, oleh, dari, ke }, index) => ({
      usulanId: id,
      urutan: first + index,
      asnId,
      peristiwa,
      oleh,
      mitra,
      dari: dari.status,
      dariMeja: dari.meja,
      ke: ke.status,
      keMeja: ke.meja,
      pada: sql`clock_timestamp()`,
    })),
  );
}

/** Stages are told of the steps that change something, and of whatever a verifier says. */
async function tell(writing: Writing, { id, asnId }: Proposal, steps: readonly Langkah[], said: Said) {
  const stages = steps.flatMap((step, index) => {
    const usual = stageOf(step.peristiwa);
    const isLast = index === steps.length - 1;
    if (!usual || (step.dari.status === step.ke.status && !usual.always && said.statusTahapan === undefined)) return [];
    return [{ ...usual, ...(isLast ? said : {}) }];
  });
  if (stages.length === 0) return;
  const first = await nextPlace(writing, tahap, id);
  await writing.insert(tahap).values(
    stages.map(({ statusTahapan, tahapanNama, tanggal, keterangan = null }, index) => ({
      id: sql`upper(replace(gen_random_uuid()::text, '-', ''))`,
      asnId,
      usulanId: id,
      urutan: first + index,
      statusTahapan,
      tahapanNama,
      tanggal: tanggal ?? sql`(clock_timestamp() at time zone 'Asia/Jakarta')::date`,
      keterangan,
    })),
  );
}

/** The next place among the rows of a proposal; it is locked, so nobody else takes it. */
export async function nextPlace(
  writing: Writing,
  table: typeof perjalanan | typeof tahap | typeof pertek | typeof verifikasiBiroApp,
  usulanId: string,
): Promise<number> {
  const rows = writing.select({ last: max(table.urutan) }).from(table as typeof tahap);
  const [before] = await rows.where(eq(table.usulanId, usulanId));
  return (before?.last ?? 0) + 1;
}
