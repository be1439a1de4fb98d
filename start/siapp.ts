// SIAPP NV as this installation reaches it: asked while questions are answered, and fetched from behind them.
import { type Door, openDoor } from '@bagi/outbound/door.ts';
import { type AskSiapp, type Siapp, siapp } from '@bagi/siapp/ask.ts';
import type { Config } from './config.ts';

export interface SiappAtHand {
  readonly door: Door;
  /** None where no SIAPP NV is configured. */
  readonly siapp: (Siapp & { readonly ask: AskSiapp }) | undefined;
}

export function openSiapp({ siapp: settings }: Config): SiappAtHand {
  const { address, credential, origins, networks } = settings;
  const door = openDoor({ origins, networks });
  if (address === undefined) return { door, siapp: undefined };
  return { door, siapp: { address, credential, ask: siapp(door, { address, credential }) } };
}
