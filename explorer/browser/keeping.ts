// Where the token and what is typed are kept: in memory, or in this tab until it is closed; never longer, never elsewhere.
const name = 'bagi-pakai:token';

type Kept = Pick<Storage, 'length' | 'getItem' | 'setItem' | 'removeItem' | 'clear'>;

export function keptToken(): string | null {
  return sessionStorage.getItem(name);
}

export function keepToken(token: string): void {
  sessionStorage.setItem(name, token);
}

/** Forgets everything in this tab. */
export function forget(): void {
  sessionStorage.clear();
}

/** What GraphiQL writes to in place of the browser's lasting storage, for queries may name persons: where the token is. */
export function whereTokenIs(): Kept {
  const own = memory();
  const place = () => (keptToken() === null ? own : sessionStorage);
  return {
    get length() {
      return place().length;
    },
    getItem: (key) => place().getItem(key),
    setItem: (key, value) => place().setItem(key, value),
    removeItem: (key) => place().removeItem(key),
    clear: () => place().clear(),
  };
}

function memory(): Kept {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
    clear: () => held.clear(),
  };
}
