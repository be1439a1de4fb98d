// Which kind of position and which family somebody has, so that all together meet the published shares.
import type { JenisJabatan } from './education.ts';
import { type Family, rumpun } from './families.ts';
import type { JenisAsn } from './person.ts';
import type { Random } from './random.ts';
import { shares } from './shares.ts';
import { type Weighted, weighted } from './weighted.ts';

/** Assumption: PPPK and CPNS are never structural, and as often functional as here; PNS make up what is left of the shares. */
const functional = { PPPK: 0.7, CPNS: 0.7 };
const pns = 1 - shares.pppk - shares.cpns;
const struktural = shares.jabatan.struktural / pns;
const fungsional = (shares.jabatan.fungsional - shares.pppk * functional.PPPK - shares.cpns * functional.CPNS) / pns;

export function drawJenisJabatan(jenisAsn: JenisAsn, chance: Random): JenisJabatan {
  if (jenisAsn !== 'PNS') return chance.chance(functional[jenisAsn]) ? '2' : '4';
  const share = chance.next();
  if (share < struktural) return '1';
  return share < struktural + fungsional ? '2' : '4';
}

export type DrawFamily = (pusat: boolean, ahli: boolean, contract: boolean, chance: Random) => Family;

/** Widyaiswara and Analis Kebijakan have a share of their own, of PNS with a degree. */
export function familyDraw(families: readonly Family[]): DrawFamily {
  const byPlace = { pusat: draws(families, 'weightPusat'), daerah: draws(families, 'weightDaerah') };
  return (pusat, ahli, contract, chance) => {
    const { special, ordinary, terampil } = byPlace[pusat ? 'pusat' : 'daerah'];
    if (!ahli) return terampil(chance);
    return special !== null && !contract && chance.chance(specialShare) ? special(chance) : ordinary(chance);
  };
}

/** Of the functional PNS with a degree, who are five of six. */
const specialShare = shares.widyaiswaraDanAnalisKebijakan / (pns * fungsional * 0.83);

function draws(families: readonly Family[], weight: 'weightPusat' | 'weightDaerah') {
  const isSpecial = ({ rumpunId }: Family) => rumpunId === rumpun.widyaiswara || rumpunId === rumpun.analisKebijakan;
  const of = (some: readonly Family[]): Weighted<Family> | null => {
    const list = some.filter((family) => family[weight] > 0);
    return list.length === 0 ? null : weighted(list.map((family) => [family, family[weight]] as const));
  };
  const needed = (found: Weighted<Family> | null): Weighted<Family> => {
    if (found === null) throw new Error('The reference tables lack functional positions; import jabatan_fungsional');
    return found;
  };
  return {
    special: of(families.filter(isSpecial)),
    ordinary: needed(of(families.filter((family) => family.ahli && !isSpecial(family)))),
    terampil: needed(of(families.filter((family) => family.terampil))),
  };
}
