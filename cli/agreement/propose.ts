// A step of an agreement's life, proposed: bagi agreement activate | suspend | resume | end | close <partner> …
import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { dayInJakarta } from '@bagi/agreements/term.ts';
import { outcome, personIn, type Said, valuesOf } from '@bagi/asn/perjanjian/steps.ts';
import { withDatabase } from '../opened.ts';
import { show } from '../shown.ts';
import type { Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';

interface Flags extends Json {
  readonly officer: string;
  readonly letter: string;
  readonly why: string;
  readonly date?: string;
  readonly cause?: string;
  readonly destroyedBy?: string;
  readonly immediate: boolean;
  readonly key?: string;
}

/** Whoever runs a command is known to the machine; who it is at BKN, the command is told. */
export function way(): string {
  return `perintah ${userInfo().username}`;
}

export function propose(step: string) {
  return async function proposing(terminal: Terminal, flags: Flags, mitra: string): Promise<void> {
    const proposal = {
      mitra,
      langkah: step,
      sebab: flags.cause,
      uraian: flags.why,
      nomorSurat: flags.letter,
      tanggalSurat: flags.date ?? dayInJakarta(Date.now()),
      pemusnah: flags.destroyedBy,
      segera: flags.immediate,
    };
    const v = valuesOf(flags.key ?? randomUUID(), proposal, personIn(flags.officer), way());
    const [said] = await withDatabase(
      terminal,
      ({ sql }) => sql<Said[]>`
        select * from perjanjian.ajukan_langkah(${v.kunci}, ${v.mitra}, ${v.pokok}, ${v.langkah}, ${v.sebab}, ${v.uraian},
          ${v.nomorSurat}, ${v.tanggalSurat}, ${v.pemusnah}, ${v.segera}, ${v.petugas}, ${v.jalan})`,
    );
    const came = outcome(said, null);
    show(terminal, flags, came, () =>
      [told(came), `Another person decides: bagi agreement approve ${String(came.usulId)} --officer <who>`].join('\n'),
    );
  };
}

export function told({ usulId, keadaan, langkahBerikut }: ReturnType<typeof outcome>): string {
  return `${String(usulId)}\nThe agreement is ${String(keadaan)}. Possible are: ${[langkahBerikut].flat().join(', ') || 'nothing'}.`;
}
