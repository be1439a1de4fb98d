// What a proposal still lacks: the mandatory documents of its kind, those of the position held among them, that have not come.
import type { Need, Writing } from '@bagi/kit/inbox/kinds.ts';
import { and, asc, eq } from 'drizzle-orm';
import { wajibBagi } from '../persyaratan.ts';
import { dokumen, jenisDokumen, persyaratan } from '../tables.ts';
import type { Proposal } from './proposal.ts';

export interface Missing {
  readonly id: string;
  readonly nama: string;
}

export const requirementNeeds: readonly Need[] = [
  { table: persyaratan, select: ['detailLayananId', 'urutan', 'jenisDokumenId', 'wajib', 'rumpunJabatanId'] },
  { table: jenisDokumen, select: ['id', 'nama'] },
  { table: dokumen, select: ['usulanId', 'referensiDokumenId', 'berlaku'] },
];

/** In the order of the annex. */
export async function missingOf(writing: Writing, proposal: Proposal): Promise<readonly Missing[]> {
  const { jenisDokumenId, wajib, rumpunJabatanId, urutan } = persyaratan;
  const lines = await writing
    .select({ jenisDokumenId, nama: jenisDokumen.nama, wajib, rumpunJabatanId })
    .from(persyaratan)
    .innerJoin(jenisDokumen, eq(jenisDokumen.id, jenisDokumenId))
    .where(eq(persyaratan.detailLayananId, proposal.detailLayananId))
    .orderBy(asc(urutan));
  const sent = await writing
    .select({ id: dokumen.referensiDokumenId })
    .from(dokumen)
    .where(and(eq(dokumen.usulanId, proposal.id), eq(dokumen.berlaku, true)));
  const have = new Set(sent.map(({ id }) => id));
  const names = new Map(lines.map((line) => [line.jenisDokumenId, line.nama]));
  return wajibBagi(lines, proposal.rumpunJabatanId)
    .filter((id) => !have.has(id))
    .map((id) => ({ id, nama: names.get(id) ?? '' }));
}
