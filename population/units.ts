// The units of an instansi, as a tree of two to four levels that grows with the number of its people.
import { identifierOf } from './identifiers.ts';
import type { Instansi } from './register.ts';
import { centralNames, regionalNames, type UnitName } from './unitNames.ts';

export interface Unit {
  readonly id: string;
  readonly nama: string;
  readonly instansi: Instansi;
  readonly induk: Unit | null;
  readonly eselonId: string | null;
  readonly level: number;
  readonly aktif: boolean;
  readonly satuanKerja: SatuanKerja;
}

export interface SatuanKerja {
  readonly id: string;
  readonly nama: string;
  readonly instansiId: string;
}

/** So many units for so many people, at least six: 1,000,000 persons have 36,000. */
const unitsPerPerson = 0.036;

export function unitsOf(instansi: Instansi, persons: number, seed: number): Unit[] {
  const wanted = Math.max(6, Math.round(persons * unitsPerPerson));
  const names = instansi.jenis === 'PUSAT' ? centralNames(instansi) : regionalNames(instansi);
  const root = unit(instansi, null, names.root, true, seed);
  const units = [root];
  for (let parent = 0; parent < units.length && units.length < wanted; parent++) {
    const above = units[parent];
    if (above === undefined) break;
    for (const name of names.below(above, wanted)) {
      if (units.length < wanted) units.push(unit(instansi, above, name, true, seed));
    }
  }
  // One unit that a reorganisation left behind: nobody should be in it any more.
  units.push(
    unit(
      instansi,
      root,
      { nama: `Bagian Umum (sebelum penataan ${instansi.kodeCepat ?? ''})`, eselonId: '31' },
      false,
      seed,
    ),
  );
  return units;
}

function unit(instansi: Instansi, induk: Unit | null, name: UnitName, aktif: boolean, seed: number): Unit {
  const path = `${instansi.id}/${induk === null ? '' : `${induk.nama}/`}${name.nama}`;
  const id = identifierOf(seed, `unit ${path}`);
  const level = induk === null ? 0 : induk.level + 1;
  const satuanKerja =
    induk !== null && level > 1
      ? induk.satuanKerja
      : { id: identifierOf(seed, `satuan kerja ${path}`), nama: name.nama, instansiId: instansi.id };
  return { id, nama: name.nama, instansi, induk, eselonId: name.eselonId, level, aktif, satuanKerja };
}
