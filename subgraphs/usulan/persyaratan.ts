// Which documents a proposal must have: those of its kind, and of these the ones that concern the position held.

/** A line of the annex: a kind of document under a kind of proposal. */
export interface Syarat {
  readonly jenisDokumenId: string;
  readonly wajib: boolean;
  /** Family of positions whose holders alone it concerns; null where it concerns everyone. */
  readonly rumpunJabatanId: string | null;
}

/** The documents without which a proposal about a holder of this family of positions is not complete. */
export function wajibBagi(syarat: readonly Syarat[], rumpunJabatanId: string | null): string[] {
  return syarat
    .filter((one) => one.wajib && (one.rumpunJabatanId === null || one.rumpunJabatanId === rumpunJabatanId))
    .map((one) => one.jenisDokumenId);
}
