// The registered cubes of the last fixed day, built unless they are there: bagi cubes
import { dayInJakarta } from '@bagi/agreements/term.ts';
import { buildCubes } from '@bagi/cubes/build.ts';
import { fixedDay } from '@bagi/cubes/days.ts';
import { migrate } from '@bagi/migrations/migrate.ts';
import { withDatabase } from './opened.ts';
import { show } from './shown.ts';
import type { Terminal } from './terminal.ts';
import type { Json } from './words.ts';

const count = (number: number) => number.toLocaleString('en');

export async function cubes(terminal: Terminal, flags: Json): Promise<void> {
  const began = performance.now();
  const built = await withDatabase(terminal, async ({ sql }) => {
    await migrate(sql);
    return buildCubes(sql, fixedDay(dayInJakarta(Date.now())));
  });
  const took = ((performance.now() - began) / 1000).toFixed(1);
  const { tanggal, isNew, cells, withheld } = built;
  const said = `${count(cells)} cells, ${count(withheld)} of them withheld`;
  show(terminal, flags, built, () =>
    isNew ? `Cubes of ${tanggal}: ${said}, in ${took} s.` : `The cubes of ${tanggal} are published already: ${said}.`,
  );
}
