// What is answered to a request, as it is kept under its key: a receipt, the answer of its kind, or a refusal.
import { Refusal, type RefusalCode } from '@bagi/agreements/refusals.ts';
import type { Fault, Reply } from './kinds.ts';

/** The receipt for a request that was taken. */
export function taken(id: string, records: readonly { id: string; urutan: number }[]): Reply {
  const rekaman = records.toSorted((one, other) => one.urutan - other.urutan);
  return {
    diterima: true,
    kirimanId: id,
    rekaman: rekaman.map((record) => ({ urutan: record.urutan, id: record.id, diterima: true, kesalahan: [] })),
  };
}

/** The receipt for one that was not: nothing of it lands, and each record is told all of its own faults. */
export function notTaken(faults: readonly (readonly Fault[])[]): Reply {
  return {
    diterima: false,
    kirimanId: null,
    rekaman: faults.map((kesalahan, index) => ({ urutan: index + 1, id: null, diterima: false, kesalahan })),
  };
}

/** A refusal as a reply. */
export function refusedReply({ code, message, details }: Refusal): Reply {
  return { refusal: { code, message, details } };
}

/** The reply as its sender hears it; one that is a refusal is thrown. */
export function told(reply: Reply): Reply {
  const kept = reply['refusal'] as { code: RefusalCode; message: string; details: Record<string, string> } | undefined;
  if (kept) throw new Refusal(kept.code, kept.message, kept.details);
  return reply;
}
