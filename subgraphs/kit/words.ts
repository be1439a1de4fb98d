// What counts as a word where names are searched: letters a to z and digits, whatever case, accents and punctuation they are written with.
import { refusal } from '@bagi/agreements/refusals.ts';
import { type SQL, sql } from 'drizzle-orm';
import { customType } from 'drizzle-orm/pg-core';

const accents = '[\\u0300-\\u036f]';
/** The dot of an abbreviation of single letters: B.K.N. is one word. */
const inAbbreviation = '(?<![a-z0-9])([a-z])\\.(?=[a-z](?:[^a-z0-9]|$))';
const between = '[^a-z0-9]+';

/** A search by more words than any name has is a mistake. */
const wordsMax = 32;

/** The words of a text, in their order. */
export function wordsIn(text: string): string[] {
  return text
    .normalize('NFKD')
    .replaceAll(new RegExp(accents, 'g'), '')
    .toLowerCase()
    .replaceAll(new RegExp(inAbbreviation, 'g'), '$1')
    .split(new RegExp(between))
    .filter((word) => word !== '');
}

/** What a caller searches for, as PostgreSQL's text search takes it: every word, in any order, the last as far as it is typed. */
export function sought(text: string): string {
  const words = wordsIn(text);
  if (words.length === 0) throw refusal('BAD_USER_INPUT', 'kataKunci has no letter a to z and no digit.');
  if (words.length > wordsMax) throw refusal('BAD_USER_INPUT', `kataKunci has more than ${wordsMax} words.`);
  return `${words.map((word) => `'${word}'`).join(' & ')}:*`;
}

/** A column that PostgreSQL keeps: the words of the column beside it, by the same rules. */
export const words = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** How PostgreSQL finds the words of a column. Its own parser would take a unit's number and name for a version or a host. */
export function wordsOf(column: string): SQL {
  const plain = `lower(regexp_replace(normalize(${column}, NFKD), '${accents}', '', 'g') collate "C")`;
  const joined = `regexp_replace(${plain}, '${inAbbreviation}', '\\1', 'g')`;
  return sql.raw(`array_to_tsvector(array_remove(regexp_split_to_array(${joined}, '${between}'), ''))`);
}
