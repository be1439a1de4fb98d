// Builds the registered cubes of the last fixed day, unless they are there: npm run cubes
import { dayInJakarta } from '@bagi/agreements/term.ts';
import { buildCubes } from '@bagi/cubes/build.ts';
import { fixedDay } from '@bagi/cubes/days.ts';
import { openPool } from '@bagi/database/connect.ts';
import { migrate } from '@bagi/migrations/migrate.ts';
import { configOf } from './config.ts';
import { openDatabase } from './database.ts';
import { runCommand } from './program.ts';

const count = (number: number) => number.toLocaleString('en');

await runCommand(async () => {
  const began = performance.now();
  const database = await openDatabase(configOf(process.env));
  const sql = openPool(database.url, { max: 2, applicationName: 'bagi-pakai cubes' });
  try {
    await migrate(sql);
    const { tanggal, isNew, cells, withheld } = await buildCubes(sql, fixedDay(dayInJakarta(Date.now())));
    const took = ((performance.now() - began) / 1000).toFixed(1);
    const said = `${count(cells)} cells, ${count(withheld)} of them withheld`;
    console.log(
      isNew ? `Cubes of ${tanggal}: ${said}, in ${took} s.` : `The cubes of ${tanggal} are published already: ${said}.`,
    );
  } finally {
    await sql.end({ timeout: 5 });
    await database.stop();
  }
});
