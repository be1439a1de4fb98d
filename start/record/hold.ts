// Keeping accesses back from the persons whom they are about, because a law says so: begun, listed and ended by a steward.
import { parseArgs } from 'node:util';
import { hold as begin, holdsAt, release as end } from '@bagi/record/history/holds.ts';
import { withRecord } from './opened.ts';
import { namesOf, subjectOf } from './subjects.ts';

export async function hold(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      by: { type: 'string' },
      reason: { type: 'string' },
      basis: { type: 'string' },
      until: { type: 'string' },
      partner: { type: 'string' },
      nip: { type: 'string' },
      nik: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
    },
  });
  const { by: oleh, reason: alasan, basis: dasar, until, nip, nik } = values;
  if (!oleh || !alasan || !dasar || !until) throw new Error('A hold needs --by, --reason, --basis and --until.');
  await withRecord(async ({ config, sql }) => {
    const isOfPerson = nip !== undefined || nik !== undefined;
    const years = isOfPerson
      ? await namesOf(sql, await subjectOf(sql, { nip, nik }), config.recordKeysDirectory)
      : null;
    const orang = years?.flatMap(({ names }) => names) ?? null;
    const [dari, hingga] = [values.from, values.to].map((one) => (one === undefined ? null : momentOf(one)));
    const wanted = { mitra: values.partner ?? null, orang, dari: dari ?? null, hingga: hingga ?? null };
    console.log(await begin(sql, { ...wanted, alasan, dasar, oleh, sampai: momentOf(until) }, Date.now()));
  });
}

export async function release(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { id: { type: 'string' }, by: { type: 'string' }, reason: { type: 'string' } },
  });
  const { id, by, reason } = values;
  if (!id || !by || !reason) throw new Error('Say which and why: --id, --by and --reason.');
  await withRecord(({ sql }) => end(sql, id, reason, by, Date.now()));
}

export async function holds(): Promise<void> {
  await withRecord(async ({ sql }) => {
    const found = await holdsAt(sql, Date.now());
    if (found.length === 0) console.log('Nothing is kept back.');
    for (const { id, mitra, orang, sampai, dasar, alasan, oleh } of found)
      console.log(
        [id, mitra ?? 'every partner', orang ? 'one person' : 'everyone', sampai, dasar, alasan, oleh].join('  '),
      );
  });
}

/** A day in Jakarta, or a moment with its zone. */
export function momentOf(text: string): string {
  const at = new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00+07:00` : text);
  if (Number.isNaN(at.getTime()))
    throw new Error(`${text} is no moment: write 2026-11-21 or 2026-11-21T08:00:00+07:00.`);
  return at.toISOString();
}
