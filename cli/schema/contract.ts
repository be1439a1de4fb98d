// The schema that a partner sees: bagi schema contract <partner>
import { contractSdl } from '@bagi/agreements/contract.ts';
import { contracts } from '@bagi/agreements/contracts.ts';
import { documentsOf } from '../opened.ts';
import { say } from '../shown.ts';
import { settingsOf, type Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';

interface Flags extends Json {
  readonly on?: string;
}

export async function contract(terminal: Terminal, flags: Flags, mitra: string): Promise<void> {
  const { library, schema } = documentsOf(settingsOf(terminal));
  const atMs = flags.on === undefined ? Date.now() : Date.parse(`${flags.on}T12:00:00+07:00`);
  const derived = contracts(library, schema)(mitra, atMs);
  const sdl = contractSdl(derived);
  const told = { partner: mitra, version: derived.agreement.version, sdl };
  say(terminal, flags.json ? JSON.stringify(told, null, 2) : sdl.trimEnd());
}
