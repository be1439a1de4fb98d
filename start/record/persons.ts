// From pseudonyms back to persons: the register is read through, and whoever has a name that was sent is told with it.
import type { Readable } from 'node:stream';
import { byFile, byNip } from '@bagi/agreements/asking.ts';
import type { Subject, Subjects } from '@bagi/record/history/subjects.ts';
import { marking } from '@bagi/record/pseudonyms.ts';
import type { Sql } from 'postgres';

/** Whom the record knows by a name, and who that is; nothing of whoever is in no register, and was only asked for. */
export interface Met {
  readonly subject: Subject;
  readonly id: string;
  readonly nip: string;
}

/** By what the record may know persons: what it says of them, whose that is, and with which NIP. */
const sources: readonly { readonly text: string; readonly said: (text: string) => string }[] = [
  { text: 'select id, id, nip from asn.asn', said: (id) => id },
  { text: 'select n.nip, a.id, a.nip from asn.nip as n join asn.asn as a on a.id = n.asn_id', said: byNip },
  ...['asn.berkas', 'riwayat.dokumen', 'usulan.dokumen'].map((table) => ({
    text: `select d.sha256, a.id, a.nip from ${table} as d join asn.asn as a on a.id = d.asn_id`,
    said: byFile,
  })),
];

/**
 * Every subject once, some thousands at a time. `keys` are those of the years in question. What comes later among the sources
 * is looked through only when somebody is still missing: there are many files.
 */
export async function* meet(sql: Sql, subjects: Subjects, keys: readonly Uint8Array[]): AsyncGenerator<Met[]> {
  const markings = keys.map(marking);
  let missing = subjects.count();
  for (const { text, said } of markings.length === 0 ? [] : sources) {
    if (missing === 0) break;
    for await (const lines of linesIn(await sql.unsafe(`copy (${text}) to stdout`).readable())) {
      // A copy that was begun is read to its end: the connection is another's afterwards.
      if (missing === 0) continue;
      const met: Met[] = [];
      for (const line of lines) {
        // Ids, digests and numbers need no escaping.
        const [one = '', id = '', nip = ''] = line.split('\t');
        for (const mark of markings) {
          const subject = subjects.meet(mark(said(one)));
          if (subject) met.push({ subject, id, nip: nip === '\\N' ? '' : nip });
        }
      }
      missing -= met.length;
      yield met;
    }
  }
  for (const subject of subjects.unmet()) yield [{ subject, id: '', nip: '' }];
}

async function* linesIn(copied: Readable): AsyncGenerator<string[]> {
  let rest = '';
  for await (const part of copied as AsyncIterable<Buffer>) {
    const lines = (rest + part.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    yield lines;
  }
}
