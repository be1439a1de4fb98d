// What a partner used from one day to another: bagi report usage <partner> --from <day> --until <day>
import { countDays } from '@bagi/record/usage/count.ts';
import { allServices } from '@bagi/record/usage/rows.ts';
import { usageOf } from '../../start/report/usage.ts';
import { withRecord } from '../../start/record/opened.ts';
import { show, table } from '../shown.ts';
import { settingsOf, type Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';

interface Flags extends Json {
  readonly from: string;
  readonly until: string;
}

export async function usage(terminal: Terminal, flags: Flags, mitra: string): Promise<void> {
  const used = await withRecord(settingsOf(terminal), async ({ sql, owner, library }) => {
    await countDays(owner, Date.now());
    return usageOf(sql, library(), mitra, { dari: flags.from, sampai: flags.until });
  });
  show(terminal, flags, used, () => asTable(terminal, used));
}

export function asTable(window: Pick<Terminal, 'width'>, used: Awaited<ReturnType<typeof usageOf>>): string {
  if (used.length === 0) return 'Nothing was asked on these days.';
  return table(
    window,
    ['hari', 'versi', 'layanan', 'pasal', 'permintaan', 'orang', 'baris', 'ditolak'],
    used.map(({ hari, versi, layanan, pasal, permintaan, orang, baris, ditolak }) => [
      hari,
      versi,
      layanan ?? allServices,
      pasal,
      permintaan,
      orang,
      baris,
      Object.entries(ditolak)
        .map(([code, times]) => `${code} ${times}`)
        .join(', '),
    ]),
  );
}
