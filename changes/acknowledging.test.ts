// What is breaking passes when people have acknowledged it for everyone whom it hits, and nothing else does.
import { describe, expect, it, test } from 'vitest';
import { type Acknowledgement, acknowledgementsIn } from './acknowledgement.ts';
import { verdict } from './check.ts';
import { sideNow, sideThen } from './side.ts';
import { all, bent, documents, type Edit, project } from './test/editing.ts';
import { Unjudgeable } from './unjudgeable.ts';

const file = 'acknowledged.yaml';
const entry = `acknowledged:
  - id: nomor-pertek-tidak-lagi
    changes:
      - { kind: FIELD_REMOVED, coordinate: Pensiun.nomorPertek }
    partners: [bp-tapera, lan]
    why: Contoh.
    announced: 2026-11-21
    effective: 2026-12-21
    approvedBy: [Direktur Contoh, Kepala Biro Contoh]
`;
const [acknowledged = {} as Acknowledgement] = acknowledgementsIn(entry, file);

const then = sideThen(project);
const closed: Edit = all(
  bent(documents.lan, '        nomorPertek: 4 No. PERTEK Pensiun\n', ''),
  bent(documents.tapera, '        nomorPertek: Nomor Pertek Pensiun (penetapan)\n', ''),
);
const now = sideNow(closed(project), then);
const judged = (all: readonly Acknowledgement[], when: { today?: string; deploying?: boolean } = {}) =>
  verdict(then, now, { base: null, acknowledged: all, today: '2026-11-21', deploying: false, ...when });
const passing = async (...given: Parameters<typeof judged>) =>
  (await judged(...given)).partners
    .flatMap(({ partner, findings }) => findings.map((finding) => ({ partner, ...finding })))
    .filter(({ level }) => level === 'breaking')
    .map(({ partner, kind, passes }) => `${partner} ${kind} ${passes ? 'passes' : 'fails'}`);

describe('a breaking change', () => {
  const field = 'FIELD_REMOVED';
  const registered = 'OPERATION_INVALID';
  it('fails for everyone whom it hits while nobody has acknowledged it', async () => {
    expect(await passing([])).toEqual([`bp-tapera ${field} fails`, `lan ${field} fails`]);
    expect((await judged([])).verdict).toBe('breaking');
    expect(await passing([])).not.toContain(registered);
  });

  it('passes for those who are named, and fails for the others', async () => {
    const forLan = { ...acknowledged, partners: ['lan'] };
    expect(await passing([forLan])).toEqual([`bp-tapera ${field} fails`, `lan ${field} passes`]);
    expect((await judged([forLan])).verdict).toBe('breaking');
    expect((await judged([acknowledged])).verdict).toBe('passes');
  });

  it.each([
    ['another coordinate', { coordinate: 'Pensiun.nomorSk' }],
    ['the type alone', { coordinate: 'Pensiun' }],
    ['another kind', { kind: 'FIELD_TYPE_CHANGED' }],
  ])('is not acknowledged by %s', async (_, otherwise) => {
    const [change] = acknowledged.changes;
    const other = {
      ...acknowledged,
      changes: [{ kind: field, coordinate: 'Pensiun.nomorPertek', ...change, ...otherwise }],
    };
    expect((await judged([other])).verdict).toBe('breaking');
  });

  it('may be merged before its day, and be deployed on it', async () => {
    expect((await judged([acknowledged], { deploying: true })).verdict).toBe('breaking');
    expect((await judged([acknowledged], { deploying: true, today: '2026-12-20' })).verdict).toBe('breaking');
    expect((await judged([acknowledged], { deploying: true, today: '2026-12-21' })).verdict).toBe('passes');
  });
});

describe('an acknowledgement', () => {
  const states = async (all: readonly Acknowledgement[], today = '2026-11-21') =>
    (await judged(all, { today })).acknowledgements.map(({ state, superfluous }) => [state, superfluous]);
  const [other] = acknowledgementsIn(entry.replace('Pensiun.nomorPertek', 'Pensiun.nomorSk'), file);

  it('that names a change of this comparison is used', async () => {
    expect(await states([acknowledged])).toEqual([['used', []]]);
  });

  it('that names none waits until its day, and is stale from then on', async () => {
    expect(await states(other ? [other] : [], '2026-12-20')).toEqual([['waiting', []]]);
    expect(await states(other ? [other] : [], '2026-12-21')).toEqual([['stale', []]]);
  });

  it('that names more than is hit says what of it nothing needs', async () => {
    const more = {
      ...acknowledged,
      changes: [...acknowledged.changes, { kind: 'FIELD_REMOVED', coordinate: 'Asn.nama' }],
      partners: [...acknowledged.partners, 'bkn'],
    };
    expect(await states([more])).toEqual([['used', ['FIELD_REMOVED Asn.nama', 'bkn']]]);
  });
});

describe('the file', () => {
  const faults = (text: string): readonly string[] => {
    try {
      acknowledgementsIn(text, file);
    } catch (error) {
      if (error instanceof Unjudgeable) return error.reasons;
      throw error;
    }
    return [];
  };
  it('that is right, empty or not there has no fault', () => {
    expect([faults(entry), faults('acknowledged: []\n'), acknowledgementsIn(null, file)]).toEqual([[], [], []]);
  });

  test.each([
    ['one person approves', '[Direktur Contoh, Kepala Biro Contoh]', '[Direktur Contoh]', 'approvedBy'],
    ['one person approves twice', 'Kepala Biro Contoh]', 'direktur contoh]', 'two agree'],
    ['it holds before it is told', 'effective: 2026-12-21', 'effective: 2026-11-21', 'not later than the announcement'],
    ['a day is none', 'effective: 2026-12-21', 'effective: 2026-12-32', 'is not a day'],
    ['a day is missing', '    announced: 2026-11-21\n', '', 'announced'],
    ['nobody is named', 'partners: [bp-tapera, lan]', 'partners: []', 'partners'],
    ['the reason is missing', 'why: Contoh.', "why: ''", 'why'],
    ['it says something that nobody reads', 'why: Contoh.', 'why: Contoh.\n    ignore: true', 'ignore'],
    ['two have one id', 'acknowledged:\n', entry, 'the same id'],
    ['it is no YAML', 'partners: [', 'partners: ]', 'acknowledged.yaml'],
  ])('is refused where %s', (_, part, otherwise, said) => {
    const bentText = entry.replace(part, () => otherwise);
    expect(bentText).not.toBe(entry);
    expect(faults(bentText).join('\n')).toContain(said);
  });
});
