// How an attempt ended, in one word, whatever the other side says or the network does.

/** Taken, wanted no more, or failed for a reason. */
export type Outcome =
  | { readonly taken: true; readonly result: string }
  | { readonly taken: false; readonly gone: boolean; readonly result: string; readonly askedMs: number };

/** What an answer says by its status, and by the seconds for which it asks to be left alone. */
export function answered(status: number, retryAfter?: string): Outcome {
  if (status >= 200 && status <= 299) return { taken: true, result: `HTTP_${status}` };
  const seconds = /^\d{1,6}$/.test(String(retryAfter)) ? Number(retryAfter) : 0;
  return { taken: false, gone: status === 410, result: `HTTP_${status}`, askedMs: seconds * 1_000 };
}

export function failed(result: string): Outcome {
  return { taken: false, gone: false, result, askedMs: 0 };
}

/** Why there was no answer. The agent's own errors have no code; those of the network and of TLS do. */
export function reasonOf(error: Error): string {
  if (/ is not allowed\. Because/.test(error.message)) return 'ALAMAT_TIDAK_DIIZINKAN';
  return 'code' in error && typeof error.code === 'string' ? error.code : 'TIDAK_TERSAMBUNG';
}
