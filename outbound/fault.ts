// Why a call to a machine that is not ours came to nothing; never with what it sent.

export type Reason =
  /** The address is none that may be called, or leads where none may. */
  | 'ALAMAT_TIDAK_DIIZINKAN'
  /** No connection, no answer in time, or one that broke off. */
  | 'TIDAK_MENJAWAB'
  /** It answers that it is elsewhere: that is not followed. */
  | 'DIALIHKAN'
  /** It has no such thing. */
  | 'TIDAK_ADA'
  /** It answers that it cannot, or something that is no answer. */
  | 'JAWABAN_TIDAK_DIKENAL'
  | 'TERLALU_BESAR';

export class OutboundFault extends Error {
  readonly reason: Reason;

  constructor(reason: Reason, cause?: unknown) {
    super(`The call to a machine elsewhere came to nothing: ${reason}.`, { cause });
    this.reason = reason;
  }
}

/** Whether the same call may well succeed a little later. */
export function isPassing({ reason }: OutboundFault): boolean {
  return reason === 'TIDAK_MENJAWAB' || reason === 'JAWABAN_TIDAK_DIKENAL';
}
