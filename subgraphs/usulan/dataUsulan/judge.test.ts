// The data of each kind of proposal: what is right passes, what is wrong is named by its place, nothing else comes in.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataUsulan } from '../../../tests/stories/dataUsulan.ts';
import { dataJudge } from './judge.ts';
import { skemaDataUsulan } from './schemas.ts';

const judge = dataJudge();
const kinds = readFileSync(join(import.meta.dirname, '../../../population/reference/detail_layanan.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',', 1)[0] ?? '');

it('every kind of proposal has a schema, and there is no other', () => {
  expect([...skemaDataUsulan.keys()].toSorted()).toEqual(kinds.toSorted());
});

describe.each(kinds)('kind %s', (kind) => {
  const right = dataUsulan[kind] ?? {};
  const required = (skemaDataUsulan.get(kind)?.['required'] ?? []) as string[];

  it('takes data that are right', () => expect(judge(kind, right)).toEqual([]));

  it('names every mandatory part that is missing', () => {
    for (const name of required) {
      const { [name]: _, ...rest } = right;
      expect(judge(kind, rest)).toEqual([{ pointer: `/${name}`, what: 'is missing' }]);
    }
  });

  it('refuses what is not of the kind, and what is no object', () => {
    expect(judge(kind, { ...right, 'gaji/pokok': 1 })).toEqual([
      { pointer: '/gaji~1pokok', what: 'is not of this kind of proposal' },
    ]);
    for (const other of [null, 'a', 1, []]) expect(judge(kind, other)).not.toEqual([]);
  });
});

it('names what is wrong deep inside by its JSON pointer, without its value', () => {
  const data = { ...dataUsulan['24'], ahliWaris: [{ nama: 'x'.repeat(101), hubungan: 'SEPUPU' }] };
  const faults = judge('24', data) ?? [];
  expect(faults.map(({ pointer }) => pointer)).toEqual(['/ahliWaris/0/nama', '/ahliWaris/0/hubungan']);
  expect(JSON.stringify(faults)).not.toMatch(/xxx|SEPUPU/);
});

it('knows the calendar', () => {
  const pangkatBaru = { ...(dataUsulan['11']?.['pangkatBaru'] as object), tmt: '2026-02-30' };
  expect(judge('11', { pangkatBaru })?.map(({ pointer }) => pointer)).toEqual(['/pangkatBaru/tmt']);
});

it('nothing is taken for a kind that is unknown', () => expect(judge('99', {})).toBe(null));
