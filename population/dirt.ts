// What is wrong with the register on purpose: kinds of dirty records, how frequent each is, and what is done to a record.
import type { asn } from '@bagi/asn/tables.ts';
import { addMonths, type Day, iso, parseDay } from './days.ts';
import type { JenisJabatan } from './education.ts';
import type { Fate } from './fates.ts';
import type { JenisAsn } from './person.ts';
import type { Random } from './random.ts';
import type { Row } from './copyText.ts';

export type Core = Row<typeof asn>;

interface Concerned {
  readonly jenisAsn: JenisAsn;
  readonly fate: Fate;
  readonly jenisJabatan: JenisJabatan;
}

interface Kind {
  /** Its indicator in BKN's data-quality index; null for what the index does not know. */
  readonly indeks: string | null;
  /** Among those whom it concerns. */
  readonly rate: number;
  readonly concerns: (person: Concerned) => boolean;
  /** The record as it is kept; absent where the dirt is in the histories or in the dates of the career itself. */
  readonly spoil?: (core: Core) => Partial<Core>;
}

const everybody = () => true;
const active = ({ fate }: Concerned) => fate === 'aktif';
const activePns = ({ jenisAsn, fate }: Concerned) => jenisAsn === 'PNS' && fate === 'aktif';

/** At most one of them in a person, so that each can be found by itself. */
export const dirt = {
  skpTerakhirKosong: { indeks: 'COM_1', rate: 0.03, concerns: active },
  jabatanKosong: {
    indeks: 'COM_2',
    rate: 0.004,
    concerns: everybody,
    spoil: () => ({ jabatanId: null, jabatanFungsionalId: null, jabatanFungsionalUmumId: null, tmtJabatan: null }),
  },
  pendidikanKosong: {
    indeks: 'COM_3',
    rate: 0.004,
    concerns: everybody,
    spoil: () => ({ pendidikanTerakhirId: null }),
  },
  tmtPnsKosong: { indeks: 'COM_4', rate: 0.003, concerns: activePns, spoil: () => ({ tmtPns: null }) },
  gelarKosong: {
    indeks: 'COM_5',
    rate: 0.006,
    concerns: everybody,
    spoil: () => ({ gelarDepan: null, gelarBelakang: null }),
  },
  emailKosong: { indeks: 'COM_6', rate: 0.01, concerns: everybody, spoil: () => ({ email: null }) },
  emailSalahFormat: {
    indeks: 'COM_6',
    rate: 0.005,
    concerns: everybody,
    spoil: ({ email }) => ({ email: (email ?? '').replace('@', ' at ') }),
  },
  nomorKontakKosong: { indeks: 'COM_7', rate: 0.01, concerns: everybody, spoil: () => ({ nomorKontak: null }) },
  unitTidakAktif: { indeks: 'TIM_1', rate: 0.003, concerns: everybody },
  cpnsLebihSetahun: { indeks: 'TIM_3', rate: 0.03, concerns: ({ jenisAsn }) => jenisAsn === 'CPNS' },
  lewatBup: { indeks: 'TIM_5', rate: 0.003, concerns: activePns },
  cltnLewat: { indeks: 'TIM_6', rate: 0.3, concerns: ({ fate }) => fate === 'cltn' },
  tmtCpnsSesudahPns: {
    indeks: 'ACC_1',
    rate: 0.002,
    concerns: activePns,
    spoil: ({ tmtCpns }) => ({ tmtPns: shifted(tmtCpns, -6) }),
  },
  pppkSalahKedudukan: {
    indeks: 'ACC_4',
    rate: 0.005,
    concerns: ({ jenisAsn, fate }) => jenisAsn === 'PPPK' && fate === 'aktif',
    spoil: () => ({ kedudukanHukumId: '01' }),
  },
  nikTidakValid: {
    indeks: 'ACC_5',
    rate: 0.004,
    concerns: everybody,
    spoil: ({ nik }) => ({ nik: (nik ?? '').slice(0, 15) }),
  },
  nipBedaTmtCpns: {
    indeks: 'CON_1',
    rate: 0.002,
    concerns: activePns,
    spoil: ({ tmtCpns }) => ({ tmtCpns: shifted(tmtCpns, -1) }),
  },
  nipBedaLahir: {
    indeks: 'CON_2',
    rate: 0.002,
    concerns: everybody,
    spoil: ({ tanggalLahir }) => ({ tanggalLahir: shifted(tanggalLahir, 1) }),
  },
  nipBedaKelamin: {
    indeks: 'CON_3',
    rate: 0.001,
    concerns: everybody,
    spoil: ({ jenisKelaminId }) => ({ jenisKelaminId: jenisKelaminId === 'M' ? 'F' : 'M' }),
  },
  nipBedaTahunPppk: {
    indeks: 'CON_4',
    rate: 0.002,
    concerns: ({ jenisAsn }) => jenisAsn === 'PPPK',
    spoil: ({ tmtCpns }) => ({ tmtCpns: shifted(tmtCpns, -12), tmtPns: shifted(tmtCpns, -12) }),
  },
  meninggalTetapAktif: {
    indeks: null,
    rate: 0.2,
    concerns: ({ fate }) => fate === 'meninggal',
    spoil: ({ jenisAsn }) => ({ kedudukanHukumId: jenisAsn === 'PPPK' ? '71' : '01' }),
  },
} satisfies Record<string, Kind>;

export type Dirt = keyof typeof dirt;

const kinds = Object.entries(dirt) as [Dirt, Kind][];

export function drawDirt(person: Concerned, chance: Random): Dirt | null {
  let share = chance.next();
  for (const [name, { rate, concerns }] of kinds) {
    if (share < rate) return concerns(person) ? name : null;
    share -= rate;
  }
  return null;
}

export function spoiled(core: Core, name: Dirt | null): Core {
  if (name === null) return core;
  const kind: Kind = dirt[name];
  return { ...core, ...kind.spoil?.(core) };
}

function shifted(date: string | null | undefined, months: number): string | null {
  if (typeof date !== 'string') return null;
  const day: Day = parseDay(date);
  return iso(addMonths(day, months));
}
