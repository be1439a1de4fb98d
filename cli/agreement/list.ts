// Every agreement in a line: bagi agreement list
import { type Known, knownAgreements } from '../../start/agreements.ts';
import { withDatabase } from '../opened.ts';
import { show, table } from '../shown.ts';
import type { Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';

export async function list(terminal: Terminal, flags: Json): Promise<void> {
  const agreements = await withDatabase(terminal, ({ sql }) => knownAgreements(sql));
  show(terminal, flags, agreements, () => asTable(terminal, agreements));
}

export function asTable(window: Pick<Terminal, 'width'>, agreements: readonly Known[]): string {
  return table(
    window,
    ['partner', 'state', 'cause', 'version', 'until', 'possible steps', 'agreement'],
    agreements.map(({ mitra, keadaan, sebab, versi, sampai, boleh, judul }) => [
      mitra,
      keadaan,
      sebab,
      versi,
      sampai ?? 'open',
      boleh.join(' '),
      judul,
    ]),
  );
}
