// What a partner has registered, taken out: bagi operation remove <partner> <id or name>
import { registeredOperations, removeOperation } from '../../start/operations.ts';
import { withDatabase } from '../opened.ts';
import { show } from '../shown.ts';
import type { Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';

export async function remove(terminal: Terminal, flags: Json, mitra: string, named: string): Promise<void> {
  const id = await withDatabase(terminal, async ({ sql }) => {
    const own = (await registeredOperations(sql, mitra)).filter(({ id, nama }) => id === named || nama === named);
    const [only, second] = own;
    if (!only) throw new Error(`${mitra} has registered nothing of that id or name: bagi operation list ${mitra}`);
    if (second) throw new Error(`Several are named so: ${own.map((one) => one.id).join(', ')}`);
    await removeOperation(sql, mitra, only.id);
    return only.id;
  });
  show(terminal, flags, { id }, () => `${id} is unknown from now on, everywhere within ten seconds.`);
}
