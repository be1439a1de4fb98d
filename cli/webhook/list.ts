// What could not be delivered, and why: bagi webhook list [<partner>]
import { deadLetters } from '@bagi/webhooks/dead.ts';
import { show, table } from '../shown.ts';
import type { Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';
import { withNews } from './opened.ts';

export async function list(terminal: Terminal, flags: Json, partner?: string): Promise<void> {
  const letters = await withNews(terminal, partner, (sql) => deadLetters(sql, { partner }));
  show(terminal, flags, letters, () =>
    letters.length === 0
      ? 'Nothing is dead.'
      : table(
          terminal,
          ['id', 'partner', 'kind', 'of', 'since', 'attempts', 'came to'],
          letters.map(({ id, mitra, jenis, obyek, waktu, percobaan, hasil }) => [
            id,
            mitra,
            jenis,
            obyek,
            waktu,
            percobaan,
            hasil,
          ]),
        ),
  );
}
