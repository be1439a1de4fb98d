// Everything that was told of one person: bagi record person --nip <nip>
import { writeFile } from 'node:fs/promises';
import { told } from '@bagi/record/history/told.ts';
import { withRecord } from '../../start/record/opened.ts';
import { asCsv, asKept, asPdf, asTable, historyOf } from '../../start/record/person.ts';
import { storageOf } from '../../start/storage.ts';
import { wordsOf } from '../../start/record/words.ts';
import { say, show } from '../shown.ts';
import { settingsOf, type Terminal } from '../terminal.ts';
import type { Json } from '../words.ts';

interface Flags extends Json {
  readonly nip?: string;
  readonly nik?: string;
  readonly csv?: string;
  readonly pdf?: string;
  readonly auditor: boolean;
}

export async function person(terminal: Terminal, flags: Flags): Promise<void> {
  await withRecord(settingsOf(terminal), async ({ config, sql, library }) => {
    const now = Date.now();
    const history = await historyOf(sql, flags, { keys: config.recordKeysDirectory, storage: storageOf(config) }, now);
    const words = wordsOf(library());
    if (flags.csv !== undefined) await writeFile(flags.csv, asCsv(words, history), { mode: 0o600 });
    if (flags.pdf !== undefined) await writeFile(flags.pdf, await asPdf(words, history, now), { mode: 0o600 });
    const written = [flags.csv, flags.pdf].filter((file) => file !== undefined);
    const { subject, seen, kept, forgotten } = history;
    const asValue = {
      nip: subject.nip,
      nama: subject.nama,
      akses: seen.map((one) => told(words, one)),
      ditunda: flags.auditor
        ? [...kept].map(([hold, times]) => ({ ...hold, orang: undefined, akses: times }))
        : undefined,
      tahunTanpaKunci: forgotten,
    };
    show(terminal, flags, asValue, () =>
      written.length === 0 ? asTable(words, history) : `${written.join(', ')}: ${seen.length} akses.`,
    );
    if (flags.auditor && !flags.json) say(terminal, asKept(history));
  });
}
