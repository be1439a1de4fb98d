// The explorer as this installation has it: on or off, and what it tells a person who has no token yet.
import type { RequestListener } from 'node:http';
import { openExplorer } from '@bagi/explorer/explorer.ts';
import type { Config } from './config.ts';
import type { Vouching } from './issuers.ts';

/** What shows the explorer. Production has its bundle before it is ready; else it is built when a browser first comes. */
export async function explorerOf(
  { explorer, production }: Pick<Config, 'explorer' | 'production'>,
  { issuerUrl, handler }: Pick<Vouching, 'issuerUrl' | 'handler'>,
  onFailure: (error: unknown) => void,
): Promise<RequestListener | undefined> {
  if (!explorer) return undefined;
  const tokenCommand = handler ? 'npm run --silent token -- <mitra>' : '';
  const { listener, prepare } = openExplorer({ tokenCommand, issuerUrl }, onFailure);
  if (production) await prepare().catch(unbuilt);
  return listener;
}

function unbuilt(error: unknown): never {
  const why = error instanceof Error ? error.message : String(error);
  throw new Error(`The explorer has no bundle: build it where npm run explorer works, or set EXPLORER=off.\n${why}`);
}
