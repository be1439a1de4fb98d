// What is registered, when it was last asked, and whether it is still answered: bagi operation list [<partner>]
import { contracts } from '@bagi/agreements/contracts.ts';
import { countDays } from '@bagi/record/usage/count.ts';
import { type Refused, type Registered, refusedUnder, registeredOperations } from '../../start/operations.ts';
import { documentsOf, withDatabase } from '../opened.ts';
import { show, table } from '../shown.ts';
import type { Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';

type Told = Omit<Registered, 'naskah'> & { readonly refused: Refused | null };

export async function list(terminal: Terminal, flags: Json, mitra?: string): Promise<void> {
  const told = await withDatabase(terminal, async ({ sql, config }): Promise<Told[]> => {
    const now = Date.now();
    await countDays(sql, now);
    const { library, schema } = documentsOf(config);
    const contractOf = contracts(library, schema);
    return (await registeredOperations(sql, mitra ?? null)).map(({ naskah, ...one }) => ({
      ...one,
      refused: refusedUnder({ mitra: one.mitra, naskah }, library, contractOf, now),
    }));
  });
  show(terminal, flags, told, () => asText(terminal, told));
}

function asText(terminal: Terminal, told: readonly Told[]): string {
  if (told.length === 0) return 'Nothing is registered.';
  const refused = told.filter((one) => one.refused !== null);
  const unused = told.filter(({ terakhir }) => terakhir === null);
  return [
    table(
      terminal,
      ['partner', 'name', 'id', 'costs at most', 'fields', 'registered', 'last asked', 'answered'],
      told.map((one) => [
        one.mitra,
        one.nama,
        one.id.slice(0, 12),
        one.biaya,
        one.koordinat.length,
        one.didaftarkan,
        one.terakhir === null ? 'never' : `${one.terakhir} (${one.kali} in all)`,
        one.refused === null ? 'yes' : `NOT from ${one.refused.since}`,
      ]),
    ),
    ...refused.map(({ mitra, nama, refused }) => `${mitra} ${nama}: ${refused?.faults.join(' ')}`),
    ...(unused.length > 0 ? [`Never asked: ${unused.map(({ mitra, nama }) => `${mitra} ${nama}`).join(', ')}.`] : []),
  ].join('\n');
}
