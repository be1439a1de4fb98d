// Accesses kept back from the persons whom they are about: bagi record hold | release | holds
import { hold as begin, type Hold, holdsAt, release as end } from '@bagi/record/history/holds.ts';
import type { Sql } from 'postgres';
import { momentOf } from '../../start/record/moment.ts';
import { withRecord } from '../../start/record/opened.ts';
import { namesOf, subjectOf } from '../../start/record/subjects.ts';
import { say, show, table } from '../shown.ts';
import { settingsOf, type Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';

interface Wanted extends Json {
  readonly by: string;
  readonly reason: string;
  readonly basis: string;
  readonly until: string;
  readonly partner?: string;
  readonly nip?: string;
  readonly nik?: string;
  readonly from?: string;
  readonly to?: string;
}

export async function hold(terminal: Terminal, flags: Wanted): Promise<void> {
  const { by: oleh, reason: alasan, basis: dasar, nip, nik } = flags;
  await withRecord(settingsOf(terminal), async ({ config, sql }) => {
    const isOfPerson = nip !== undefined || nik !== undefined;
    const years = isOfPerson
      ? await namesOf(sql, await subjectOf(sql, { nip, nik }), config.recordKeysDirectory)
      : null;
    const orang = years?.flatMap(({ names }) => names) ?? null;
    const [dari, hingga] = [flags.from, flags.to].map((one) => (one === undefined ? null : momentOf(one)));
    const wanted = { mitra: flags.partner ?? null, orang, dari: dari ?? null, hingga: hingga ?? null };
    const sampai = momentOf(flags.until);
    const id = await begin(sql, { ...wanted, alasan, dasar, oleh, sampai }, Date.now());
    show(terminal, flags, { id, sampai }, () => id);
  });
}

interface Ending {
  readonly id?: string;
  readonly by: string;
  readonly reason: string;
}

export async function release(terminal: Terminal, { id, by, reason }: Ending): Promise<void> {
  await withRecord(settingsOf(terminal), async ({ sql }) => {
    const which = id ?? (await onlyOne(sql));
    await end(sql, which, reason, by, Date.now());
    say(terminal, `${which} is released.`);
  });
}

async function onlyOne(sql: Sql): Promise<string> {
  const found = await holdsAt(sql, Date.now());
  const [only, second] = found;
  if (only && !second) return only.id;
  throw new Error(only ? `There are several: --id ${found.map(({ id }) => id).join(' | ')}` : 'Nothing is kept back.');
}

export async function holds(terminal: Terminal, flags: Json): Promise<void> {
  await withRecord(settingsOf(terminal), async ({ sql }) => {
    const found = await holdsAt(sql, Date.now());
    show(terminal, flags, found.map(asTold), () =>
      found.length === 0
        ? 'Nothing is kept back.'
        : table(
            terminal,
            ['hold', 'partner', 'of', 'until', 'basis', 'reason', 'by'],
            found.map(asTold).map(Object.values<string>),
          ),
    );
  });
}

function asTold({ id, mitra, orang, sampai, dasar, alasan, oleh }: Hold) {
  const of = orang ? 'one person' : 'everyone';
  return { id, partner: mitra ?? 'every partner', of, until: sampai, basis: dasar, reason: alasan, by: oleh };
}
