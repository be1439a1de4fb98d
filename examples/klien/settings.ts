// Where the API and the issuer are, and who asks: by default the sandbox that npm start runs, with its own keys.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Settings {
  readonly apiUrl: string;
  readonly issuerUrl: string;
  readonly clientId: string;
  /** The private key as JWK, P-256. */
  readonly key: Readonly<Record<string, string>>;
}

const sandboxKeys = join(import.meta.dirname, '..', '..', '.data', 'keys');

export function settingsOf(mitra: string): Settings {
  const { API_URL = 'http://127.0.0.1:4000', CLIENT_ID = `${mitra}-development` } = process.env;
  const { ISSUER_URL = `${API_URL}/issuer`, CLIENT_KEY = join(sandboxKeys, `client-${mitra}.json`) } = process.env;
  const key: Record<string, string> = JSON.parse(readFileSync(CLIENT_KEY, 'utf8'));
  return { apiUrl: API_URL, issuerUrl: ISSUER_URL, clientId: CLIENT_ID, key };
}
