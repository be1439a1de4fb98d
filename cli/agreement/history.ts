// The steps of agreements and what became of each: bagi agreement history [<partner>]
import { stepsOf } from '../../start/agreements.ts';
import { withDatabase } from '../opened.ts';
import { show, table } from '../shown.ts';
import type { Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';

export async function history(terminal: Terminal, flags: Json, mitra?: string): Promise<void> {
  const steps = await withDatabase(terminal, ({ sql }) => stepsOf(sql, mitra ?? null));
  show(terminal, flags, steps, () =>
    steps.length === 0
      ? 'No step was proposed.'
      : table(
          terminal,
          ['proposed', 'partner', 'step', 'became', 'by, and decided by', 'letter', 'why, and the proposal'],
          steps.map((one) => [
            one.diusulkan,
            one.mitra,
            [one.langkah, one.sebab].filter(Boolean).join('\n'),
            one.status,
            `${one.pengusul}\n${one.pemutus ?? '-'}`,
            `${one.nomorSurat}\n${one.tanggalSurat}`,
            `${one.uraian}\n${one.id}`,
          ]),
        ),
  );
}
