// Where oidc-provider writes down which assertions it has seen: none is forgotten before it has expired.
import { errors, type Adapter, type AdapterFactory, type AdapterPayload } from 'oidc-provider';

type Entry = { readonly payload: AdapterPayload; readonly expiresAt: number };

/** The library's own memory holds the last 1,000 entries, so that a busy minute would make room for a replay. */
export function usedAssertions(): AdapterFactory {
  const entries = new Map<string, Entry>();

  return (model) => ({
    upsert: async (id, payload, expiresIn = Infinity) => {
      sweep(entries);
      const key = `${model}:${id}`;
      // Two requests with one assertion may both have looked before either wrote; the second to write is the replay.
      if (model === 'ReplayDetection' && entries.has(key)) throw new errors.InvalidClientAuth('assertion used twice');
      entries.set(key, { payload, expiresAt: Date.now() + expiresIn * 1000 });
    },
    find: async (id) => alive(entries.get(`${model}:${id}`)),
    destroy: async (id) => void entries.delete(`${model}:${id}`),
    ...neverAsked,
  });
}

// These belong to users, sessions and grants; client credentials know none of them.
const neverAsked: Pick<Adapter, 'findByUserCode' | 'findByUid' | 'consume' | 'revokeByGrantId'> = {
  findByUserCode: async () => undefined,
  findByUid: async () => undefined,
  consume: async () => undefined,
  revokeByGrantId: async () => undefined,
};

function alive(entry: Entry | undefined): AdapterPayload | undefined {
  return entry !== undefined && Date.now() < entry.expiresAt ? entry.payload : undefined;
}

/** Entries live about equally long, so the oldest expire first and the walk ends at the first that is alive. */
function sweep(entries: Map<string, Entry>): void {
  for (const [key, entry] of entries) {
    if (alive(entry) !== undefined) return;
    entries.delete(key);
  }
}
