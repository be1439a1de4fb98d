// The subjects of a breach as lines of CSV: who it is, how often, since when until when, and which fields in words.
import { csv } from '@bagi/record/history/csv.ts';
import type { Gathered } from '@bagi/record/history/sent.ts';
import { yearOf } from '@bagi/record/pseudonyms.ts';
import type { Met } from './persons.ts';

/** Writes everyone; `onUnknown` is told of each who is in no register. There are millions of lines: each is put together by hand. */
export async function* subjectLines(
  met: AsyncIterable<readonly Met[]>,
  { subjects, sets }: Gathered,
  wordsOf: (sets: readonly string[]) => string,
  onUnknown: () => void,
): AsyncGenerator<string> {
  const words = new Map<number, string>();
  const cell = (told: number): string => {
    const known = words.get(told) ?? csv([[wordsOf(subjects.setsOf(told).map((set) => sets[set] ?? ''))]]).trimEnd();
    words.set(told, known);
    return known;
  };
  yield 'samaran,tahun,id,nip,kali,pertama,terakhir,data\r\n';
  let lines = '';
  for await (const some of met) {
    for (const { subject, id, nip } of some) {
      const { name, times, firstMs, lastMs, told } = subject;
      if (id === '') onUnknown();
      lines += `${name},${yearOf(firstMs)},${id},${nip},${times},${momentOf(firstMs)},${momentOf(lastMs)},${cell(told)}\r\n`;
    }
    if (lines.length < linesMax) continue;
    yield lines;
    lines = '';
  }
  yield lines;
}

const linesMax = 64 * 1024;

/** Moments of one day begin alike, and a month has few days. */
const days = new Map<number, string>();
const dayMs = 24 * 60 * 60 * 1000;

/** As toISOString writes it. */
function momentOf(ms: number): string {
  const day = Math.floor(ms / dayMs);
  let date = days.get(day);
  if (date === undefined) days.set(day, (date = new Date(day * dayMs).toISOString().slice(0, 11)));
  const within = ms - day * dayMs;
  const seconds = Math.floor(within / 1_000);
  const minutes = Math.floor(seconds / 60);
  const clock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}`;
  return `${date}${clock}.${String(Math.floor(within % 1_000)).padStart(3, '0')}Z`;
}

function two(count: number): string {
  return count < 10 ? `0${count}` : String(count);
}
