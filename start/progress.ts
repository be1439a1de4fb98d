// How far a long load has come: a bar that fills on a terminal, a line now and then elsewhere.
import type { Progress } from '@bagi/population/seed.ts';

type Stream = { readonly write: (text: string) => unknown; readonly isTTY?: boolean | undefined };

const widthCells = 30;
const names = { referensi: 'Reference tables', unit: 'Units', orang: 'Persons', statistik: 'Statistics' } as const;

/** Shows progress on a stream; silent steps cost nothing. */
export function progressBar(stream: Stream): (progress: Progress) => void {
  let tenthShown = -1;
  let phaseShown = '';
  return ({ phase, done, total }) => {
    const share = total === 0 ? 1 : done / total;
    const count = total > 1 ? ` ${done.toLocaleString('en')} of ${total.toLocaleString('en')}` : '';
    if (stream.isTTY) {
      const filled = Math.round(share * widthCells);
      const bar = '█'.repeat(filled) + '░'.repeat(widthCells - filled);
      if (phase !== phaseShown && phaseShown !== '') stream.write('\n');
      stream.write(`\r${names[phase].padEnd(16)} ${bar}${count}`);
      if (phase === 'statistik') stream.write('\n');
    } else if (phase !== phaseShown || Math.floor(share * 10) > tenthShown) {
      stream.write(`${names[phase]}${count}\n`);
    }
    tenthShown = Math.floor(share * 10);
    phaseShown = phase;
  };
}

/** The same for something that is counted: a line that counts up on a terminal, every tenth of it elsewhere. */
export function progressLine(stream: Stream, unit: string): (done: number, total: number | null) => void {
  let tenthShown = 0;
  return (done, total) => {
    const count = `${done.toLocaleString('en')}${total === null ? '' : ` of ${total.toLocaleString('en')}`} ${unit}`;
    const tenth = total === null ? tenthShown : Math.floor((done / total) * 10);
    if (stream.isTTY) stream.write(`\r${count}${done === total ? '\n' : ''}`);
    else if (tenth > tenthShown) stream.write(`${count}\n`);
    tenthShown = tenth;
  };
}
