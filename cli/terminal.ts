// What a command has of the world it was called from: the streams, the environment, and how wide the window is.
import type { CommandContext } from '@stricli/core';
import { type Config, configOf } from '../start/config.ts';

type Stream = { readonly write: (text: string) => unknown; readonly isTTY?: boolean | undefined };

export interface Terminal extends CommandContext {
  readonly process: {
    readonly stdout: Stream;
    readonly stderr: Stream;
    readonly env: Readonly<Record<string, string | undefined>>;
    exitCode?: number | string | null;
  };
  /** Columns of the window; of what is no window, enough for a table that is read later. */
  readonly width: number;
  readonly colour: boolean;
}

export const widthElsewhere = 120;

/** The settings as a server would read them from the same environment. */
export function settingsOf({ process: { env } }: Terminal): Config {
  return configOf({ ...env });
}
