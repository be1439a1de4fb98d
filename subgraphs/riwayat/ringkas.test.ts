// Lama and baru are the last two steps of a history, whatever is missing or doubled in it, and in whatever order it is read.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heightOf } from './golongan.ts';
import { jabatanLama, jabatanTerakhir, last, pangkatBaru, pangkatLama } from './ringkas.ts';

type Entry = {
  readonly id: string;
  readonly tmtGolongan: string | null;
  readonly tanggalSk: string | null;
  readonly golonganRuang: string | null;
  readonly pangkat: null;
  readonly masaKerjaTahun: null;
  readonly masaKerjaBulan: null;
};

const ladder = ['IX', 'XVII', 'III/d', 'IV/a', 'IV/b', 'IV/c', 'IV/e'];

const golongan = (
  tmtGolongan: string | null,
  golonganRuang: string | null,
  tanggalSk: string | null = null,
): Entry => ({
  id: `${tmtGolongan} ${golonganRuang} ${tanggalSk}`,
  tmtGolongan,
  tanggalSk,
  golonganRuang,
  pangkat: null,
  masaKerjaTahun: null,
  masaKerjaBulan: null,
});
const jabatan = (tmtJabatan: string | null, namaJabatan: string, tanggalSk: string | null = null) => ({
  id: `${tmtJabatan} ${namaJabatan}`,
  tmtJabatan,
  namaJabatan,
  tanggalSk,
});

/** The same in plain words: of those that have a day and are left, the one that none stands after. */
function naive(entries: readonly Entry[]): (string | null)[] {
  const after = (a: Entry, b: Entry) => {
    if (a.tmtGolongan !== b.tmtGolongan) return String(a.tmtGolongan) > String(b.tmtGolongan);
    if (a.tanggalSk !== b.tanggalSk) return b.tanggalSk === null || (a.tanggalSk !== null && a.tanggalSk > b.tanggalSk);
    return ladder.indexOf(String(a.golonganRuang)) > ladder.indexOf(String(b.golonganRuang));
  };
  const left = entries.filter((entry) => entry.tmtGolongan !== null);
  const baru = left.find((entry) => !left.some((other) => after(other, entry)));
  const before = left.filter(
    (entry) => entry.tmtGolongan !== baru?.tmtGolongan || entry.golonganRuang !== baru?.golonganRuang,
  );
  const lama = before.find((entry) => !before.some((other) => after(other, entry)));
  return [baru, lama]
    .map((entry) => entry && `${entry.tmtGolongan} ${entry.golonganRuang}`)
    .map((text) => text ?? null);
}

const said = (step: ReturnType<typeof pangkatBaru>) => step && `${String(step.tmt)} ${String(step.golonganRuang)}`;

it('holds for any history, in any order', () => {
  const day = fc.option(fc.constantFrom('2019-04-01', '2023-04-01', '2027-04-01', '2031-10-01'), { freq: 4 });
  const decree = fc.option(fc.constantFrom('2019-02-11', '2023-01-30', '2023-03-03'), { freq: 3 });
  const entry = fc
    .tuple(day, fc.option(fc.constantFrom(...ladder), { freq: 6 }), decree)
    .map(([tmt, name, sk]) => golongan(tmt, name, sk));
  const history = fc
    .array(entry, { maxLength: 7 })
    .chain((entries) => fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })));
  fc.assert(
    fc.property(history, ([entries, shuffled]) => {
      const found = [pangkatBaru(shuffled), pangkatLama(shuffled)].map(said);
      expect(found).toEqual(naive(entries));
    }),
    { numRuns: 2000 },
  );
});

describe('in so many words', () => {
  it('one entry is baru, and there is no lama', () => {
    const one = [golongan('2019-04-01', 'IV/b')];
    expect([said(pangkatBaru(one)), pangkatLama(one)]).toEqual(['2019-04-01 IV/b', null]);
    expect([pangkatBaru([]), pangkatLama([]), jabatanLama([]), jabatanTerakhir([])]).toEqual([null, null, null, null]);
  });

  it('an entry without TMT is neither', () => {
    const entries = [golongan(null, 'IV/e', '2024-01-01'), golongan('2019-04-01', 'IV/b')];
    expect([said(pangkatBaru(entries)), pangkatLama(entries)]).toEqual(['2019-04-01 IV/b', null]);
    expect(jabatanTerakhir([jabatan(null, 'Direktur')])).toBeNull();
    expect(last([{ id: 'x', tmtPensiun: null }], 'tmtPensiun')).toBeUndefined();
  });

  it('of one TMT the later decree counts, then the higher grade', () => {
    const decreed = [golongan('2023-04-01', 'IV/c', '2023-01-30'), golongan('2023-04-01', 'IV/b', '2023-03-03')];
    expect([said(pangkatBaru(decreed)), said(pangkatLama(decreed))]).toEqual(['2023-04-01 IV/b', '2023-04-01 IV/c']);
    const alike = [golongan('2023-04-01', 'IV/c', '2023-01-30'), golongan('2023-04-01', 'IV/b', '2023-01-30')];
    expect([said(pangkatBaru(alike)), said(pangkatLama(alike))]).toEqual(['2023-04-01 IV/c', '2023-04-01 IV/b']);
  });

  it('a step that a second decree repeats is one step', () => {
    const entries = [
      golongan('2019-04-01', 'IV/a', '2019-02-11'),
      golongan('2023-04-01', 'IV/b', '2023-01-30'),
      golongan('2023-04-01', 'IV/b', '2023-03-03'),
    ];
    expect([said(pangkatBaru(entries)), said(pangkatLama(entries))]).toEqual(['2023-04-01 IV/b', '2019-04-01 IV/a']);
    const posts = [
      jabatan('2020-01-02', 'Kepala Biro'),
      jabatan('2020-01-02', 'Kepala Biro'),
      jabatan('2015-05-04', 'Sekretaris'),
    ];
    expect([jabatanTerakhir(posts)?.nama, jabatanLama(posts)?.nama]).toEqual(['Kepala Biro', 'Sekretaris']);
  });

  it('a step decreed for a day to come counts from its entry on', () => {
    const entries = [golongan('2999-04-01', 'IV/c'), golongan('2019-04-01', 'IV/b')];
    expect([said(pangkatBaru(entries)), said(pangkatLama(entries))]).toEqual(['2999-04-01 IV/c', '2019-04-01 IV/b']);
  });

  it('positions of any kind are one history', () => {
    const posts = [
      { ...jabatan('2012-03-01', 'Analis Diklat'), jenisJabatanId: '4' },
      { ...jabatan('2022-08-01', 'Kepala Biro'), jenisJabatanId: '1' },
      { ...jabatan('2018-05-02', 'Widyaiswara Ahli Madya'), jenisJabatanId: '2' },
    ];
    expect([jabatanTerakhir(posts)?.nama, jabatanLama(posts)?.nama]).toEqual(['Kepala Biro', 'Widyaiswara Ahli Madya']);
  });

  it('a PPPK has grades without a rank', () => {
    const entries = [golongan('2021-01-01', 'IX'), golongan('2026-01-01', 'X')];
    expect(pangkatBaru(entries)).toMatchObject({ pangkat: null, golonganRuang: 'X' });
    expect(pangkatLama(entries)).toMatchObject({ pangkat: null, golonganRuang: 'IX' });
  });
});

it('grades stand in the order of their ladders, PNS above PPPK, what is no grade below', () => {
  const names = ['no grade', 'I', 'IV', 'V', 'IX', 'X', 'XVII', 'I/a', 'I/d', 'II/a', 'III/d', 'IV/a', 'IV/e'];
  expect(names.toSorted((a, b) => heightOf(a) - heightOf(b))).toEqual(names);
  expect(new Set(names.map(heightOf)).size).toBe(names.length);
  expect(heightOf(null)).toBe(-1);
});
