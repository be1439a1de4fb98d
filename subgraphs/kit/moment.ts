// A moment as PostgreSQL writes it, as the API does: ISO 8601 in UTC.

/** Null where there is none. */
export function momentOf(text: unknown): string | null {
  return typeof text === 'string' ? new Date(text).toISOString() : null;
}
