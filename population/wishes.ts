// What is fixed about a persona, so that it is not left to chance.
import type { Day } from './days.ts';
import type { Dirt } from './dirt.ts';
import type { JenisJabatan } from './education.ts';
import type { Fate } from './fates.ts';
import type { JenisAsn } from './person.ts';
import type { Tier } from './structuralPosts.ts';

export interface Wishes {
  readonly id?: string;
  readonly nama?: string;
  readonly jenisAsn?: JenisAsn;
  readonly wanita?: boolean;
  readonly lahir?: Day;
  readonly tmtCpns?: Day;
  readonly instansiId?: string;
  readonly jenisJabatan?: JenisJabatan;
  readonly rumpunId?: string;
  readonly tier?: Tier;
  readonly tingkat?: string;
  readonly tingkatAwal?: string;
  /** Order of the highest golongan, from I/a = 1 to IV/e = 17. */
  readonly ceiling?: number;
  readonly fate?: Fate;
  /** The day of death or dismissal. */
  readonly berakhir?: Day;
  readonly dirt?: Dirt | null;
  readonly pindah?: { readonly dariInstansiId: string; readonly tmt: Day } | null;
  readonly menikah?: boolean;
  readonly anak?: number;
  readonly tapera?: boolean;
  readonly pensiunDitetapkan?: boolean;
}
