// One person, decided in full before any row is written: who they are, where they work, how they got there.
import { career, type Career } from './career.ts';
import { addYears, type Day, yearOf } from './days.ts';
import { type Dirt, drawDirt } from './dirt.ts';
import { type JenisJabatan, levelOf, studiesOf, type Study } from './education.ts';
import { drawFate, type Fate, isOver } from './fates.ts';
import { drawJenisJabatan } from './kindsOfPosition.ts';
import { nama } from './names.ts';
import { nikOf } from './nik.ts';
import { nipLamaOf, nipOf } from './nip.ts';
import { random, type Random } from './random.ts';
import type { Lokasi } from './register.ts';
import { shares } from './shares.ts';
import type { Wishes } from './wishes.ts';
import type { Unit } from './units.ts';
import type { Workplace } from './workplaces.ts';
import type { World } from './world.ts';

export type JenisAsn = 'PNS' | 'CPNS' | 'PPPK';

export interface Person extends Career {
  readonly ordinal: number;
  readonly id: string;
  readonly fotoId: string;
  readonly jenisAsn: JenisAsn;
  readonly wanita: boolean;
  readonly nama: string;
  readonly gelarDepan: string | null;
  readonly gelarBelakang: string | null;
  readonly lahirDi: Lokasi;
  readonly nip: string;
  readonly nipLama: string | null;
  /** The number under an earlier contract at another instansi: a NI PPPK changes with it. */
  readonly nipSebelumnya: string | null;
  readonly nik: string;
  readonly jenisJabatan: JenisJabatan;
  readonly workplace: Workplace;
  /** The instansi they belong to: for those seconded, not the one they work at. */
  readonly instansiIndukId: string;
  readonly unit: Unit;
  readonly lokasiKerja: Lokasi;
  readonly tingkat: string;
  readonly studies: readonly Study[];
  readonly fate: Fate;
  readonly dirt: Dirt | null;
  readonly wishes: Wishes;
  readonly chance: Random;
}

/** What is drawn first: everything later follows from it. */
export interface Outline {
  readonly jenisAsn: JenisAsn;
  readonly wanita: boolean;
  readonly jenisJabatan: JenisJabatan;
  readonly workplace: Workplace;
  readonly fate: Fate;
  readonly dirt: Dirt | null;
}

export function drawPerson(world: World, ordinal: number, seed: number, wishes: Wishes = {}): Person {
  const chance = random(seed, ordinal);
  const outline = drawOutline(world, wishes, chance);
  const way = career(world, outline, wishes, chance);
  const { wanita } = outline;
  const lahirDi = chance.pick(chance.chance(0.7) ? outline.workplace.instansi.lokasi : world.register.lokasi);
  const { lahir, nip } = numbered(world, way, outline);
  const studies = studiesOf(world.register, { ...way, lahir, tmt: way.tmtCpns }, chance);
  return {
    ...outline,
    ...way,
    lahir,
    ordinal,
    id: wishes.id ?? world.asnId(ordinal),
    fotoId: world.fotoId(ordinal),
    nama: wishes.nama ?? nama(chance, wanita),
    ...titles(way.tingkat, chance),
    lahirDi,
    nip,
    nipSebelumnya: wishes.id === undefined ? earlierContract(world, ordinal, lahir, way, outline) : null,
    nipLama: outline.jenisAsn === 'PNS' && yearOf(way.tmtCpns) < 2009 ? nipLamaOf(ordinal) : null,
    nik: nikOf(wilayahOf(lahirDi), lahir, wanita, chance, world.nik),
    instansiIndukId: parentInstansi(world, outline, wishes, chance),
    lokasiKerja: chance.pick(outline.workplace.instansi.lokasi),
    studies,
    wishes,
    chance,
  };
}

/** The four digits of provinsi and kabupaten/kota in a NIK. */
export const wilayahOf = ({ id }: Lokasi): string => id.replaceAll(/\D/g, '').slice(0, 4).padEnd(4, '0');

function drawOutline(world: World, wishes: Wishes, chance: Random): Outline {
  const jenisAsn = wishes.jenisAsn ?? drawJenisAsn(chance);
  const wanita = wishes.wanita ?? chance.chance(shares.wanita);
  const drawn = chance.chance(shares.pusat) ? world.workplaces.pusat(chance) : world.workplaces.daerah(chance);
  const workplace = wishes.instansiId === undefined ? drawn : world.workplaces.of(wishes.instansiId);
  const jenisJabatan = wishes.jenisJabatan ?? drawJenisJabatan(jenisAsn, chance);
  const fate = wishes.fate ?? drawFate(jenisAsn, chance);
  const drawnDirt = drawDirt({ jenisAsn, fate, jenisJabatan }, chance);
  return { jenisAsn, wanita, jenisJabatan, workplace, fate, dirt: wishes.dirt === undefined ? drawnDirt : wishes.dirt };
}

function drawJenisAsn(chance: Random): JenisAsn {
  const share = chance.next();
  if (share < shares.pppk) return 'PPPK';
  return share < shares.pppk + shares.cpns ? 'CPNS' : 'PNS';
}

/** A hundred persons at most share birth day, appointment and sex; the next one was born a day earlier. */
function numbered(world: World, way: Career, { jenisAsn, wanita }: Outline): { lahir: Day; nip: string } {
  const kontrakKe = jenisAsn === 'PPPK' ? 1 : null;
  for (let { lahir } = way; ; lahir -= 1) {
    const nip = nipOf({ lahir, wanita, tmt: way.tmtCpns, kontrakKe }, world.nip);
    if (nip !== null) return { lahir, nip };
  }
}

/** One in forty of the PPPK appointed since 2023: assumption. */
function earlierContract(
  world: World,
  ordinal: number,
  lahir: Day,
  { tmtCpns }: Career,
  { jenisAsn, wanita }: Outline,
) {
  if (jenisAsn !== 'PPPK' || yearOf(tmtCpns) < 2023 || ordinal % 40 !== 7) return null;
  return nipOf({ lahir, wanita, tmt: addYears(tmtCpns, -1), kontrakKe: 1 }, world.nip);
}

/** One in a hundred PNS is seconded (DPK): assumption. */
function parentInstansi(
  { workplaces }: World,
  { jenisAsn, workplace }: Outline,
  { id }: Wishes,
  chance: Random,
): string {
  const seconded = jenisAsn === 'PNS' && id === undefined && chance.chance(0.01);
  return (seconded ? chance.pick(workplaces.all) : workplace).instansi.id;
}

function titles(tingkat: string, chance: Random) {
  const { degree } = levelOf(tingkat);
  const haji = chance.chance(0.06) ? 'H.' : null;
  if (degree === 'Dr.') return { gelarDepan: 'Dr.', gelarBelakang: 'M.Si.' };
  return { gelarDepan: haji, gelarBelakang: tingkat === '40' ? chance.pick(bachelors) : degree };
}

const bachelors = ['S.Pd.', 'S.E.', 'S.H.', 'S.Kom.', 'S.Sos.', 'S.T.', 'S.K.M.', 'S.P.'];

/** In service on the day the register is looked at. */
export const serves = ({ fate }: Person): boolean => !isOver(fate);
