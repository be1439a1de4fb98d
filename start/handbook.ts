// The handbook as this installation has it: whose contract is read by whom, with the operations registered for each partner.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { basename, join } from 'node:path';
import { type HandbookSettings, openHandbook } from '@bagi/handbook/door.ts';
import type { Registered } from '@bagi/handbook/examples.ts';
import type { Config } from './config.ts';
import type { Vouching } from './issuers.ts';

const operations = join(import.meta.dirname, '..', 'operations');

/** What shows the handbook; nothing where nothing is shown to browsers. */
export function handbookListener(
  { explorer }: Pick<Config, 'explorer'>,
  { verify }: Pick<Vouching, 'verify'>,
  settings: Pick<HandbookSettings, 'contractOf' | 'sealKey' | 'publicUrl' | 'now'>,
  onFailure: (error: unknown) => void,
): RequestListener | undefined {
  return explorer ? openHandbook({ ...settings, verify, onFailure, registered: registeredOf }) : undefined;
}

/** The operations registered for a partner, by name. */
export function registeredOf(partner: string): Registered[] {
  const folder = join(operations, partner);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .toSorted()
    .map((file) => ({ name: basename(file, '.graphql'), text: readFileSync(join(folder, file), 'utf8') }));
}
