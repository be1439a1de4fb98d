// What falls due, in the order of its days: bagi agreement calendar [<months>]
import { type DueOf, dueIn, knownAgreements } from '../../start/agreements.ts';
import { withDatabase } from '../opened.ts';
import { show, table } from '../shown.ts';
import type { Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';

export async function calendar(terminal: Terminal, flags: Json, months: number): Promise<void> {
  if (months < 1 || months > 120) throw new Error('A calendar is of 1 to 120 months.');
  const due = dueIn(await withDatabase(terminal, ({ sql }) => knownAgreements(sql)), months, Date.now());
  show(terminal, flags, due, () => asTable(terminal, due));
}

export function asTable(window: Pick<Terminal, 'width'>, due: readonly DueOf[]): string {
  if (due.length === 0) return 'Nothing falls due.';
  return table(
    window,
    ['day', 'partner', 'kind', 'what', 'period', 'whose', 'clause'],
    due.map(({ jatuhTempo, mitra, jenis, nama, periode, pihak, pasal }) => [
      jatuhTempo,
      mitra,
      jenis,
      nama,
      periode,
      pihak,
      pasal,
    ]),
  );
}
