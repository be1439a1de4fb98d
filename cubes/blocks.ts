// Everything that is told, cut into blocks that share no person and no sum: one status, one provinsi, one age band.
import {
  golonganOf,
  jabatanOf,
  type Kota,
  type Status,
  statuses,
  statusNames,
  umurBands,
  type Value,
} from './dimensions.ts';
import { type By, type Population, registered } from './registered.ts';

/** Persons alike in everything that a cube can tell. */
export interface Alike {
  readonly status: Status;
  readonly kota: string;
  readonly golongan: string;
  readonly jabatan: string;
  readonly umur: string;
  /** Appointed in the year before the day of the cube. */
  readonly baru: boolean;
  readonly jumlah: number;
}

/** One number that may be told: the sum of some parts of its block. */
export interface Cell {
  /** Name of its cube, and its place in it: the same from build to build. */
  readonly kubus: string;
  readonly kunci: string;
  readonly values: Readonly<Partial<Record<'status' | 'provinsi' | 'kota' | 'golongan' | 'jabatan' | 'umur', Value>>>;
  readonly parts: readonly number[];
  readonly jumlah: number;
}

/**
 * The numbers of one status in one provinsi and age band, of which every cell is a sum. A part counts the persons of one
 * kota, new or not, by golongan or by jabatan: the same persons twice, so each pair of `equal` lists has the same sum.
 * Beyond that golongan and jabatan are free of each other: whatever the two tables of a kota are, there are persons who
 * make both.
 */
export interface Block {
  readonly parts: readonly number[];
  readonly equal: readonly (readonly [golongan: readonly number[], jabatan: readonly number[]])[];
  readonly cells: readonly Cell[];
}

/** Cuts a register's counts into blocks, in one order whatever the order they come in. */
export function blocksOf(counts: readonly Alike[], places: readonly Kota[]): Block[] {
  const byKota = Map.groupBy(counts, ({ kota }) => kota);
  const provinces = Map.groupBy(byKode(places), ({ provinsi }) => provinsi.kode);
  return [...provinces]
    .toSorted(([a], [b]) => order(a, b))
    .flatMap(([, kotas]) =>
      statuses.flatMap((status) =>
        umurBands.map((umur) =>
          blockOf({
            status,
            umur,
            kotas,
            counts: kotas.flatMap(({ kode }) =>
              (byKota.get(kode) ?? []).filter((one) => one.status === status && one.umur === umur.kode),
            ),
          }),
        ),
      ),
    );
}

interface Scene {
  readonly status: Status;
  readonly umur: Value;
  readonly kotas: readonly Kota[];
  readonly counts: readonly Alike[];
}

interface Part {
  readonly by: 'GOLONGAN' | 'JABATAN';
  readonly kota: string;
  readonly group: string;
  readonly baru: boolean;
  readonly jumlah: number;
}

function blockOf(scene: Scene): Block {
  const parts = partsOf(scene);
  const indexesOf = (holds: (part: Part) => boolean) => parts.flatMap((part, index) => (holds(part) ? [index] : []));
  const pairs = scene.kotas.flatMap(({ kode }) =>
    [false, true].map((baru) => {
      const ofKota = (by: Part['by']) =>
        indexesOf((part) => part.by === by && part.kota === kode && part.baru === baru);
      return [ofKota('GOLONGAN'), ofKota('JABATAN')] as const;
    }),
  );
  return { parts: parts.map(({ jumlah }) => jumlah), equal: pairs, cells: cellsOf(scene, parts) };
}

function partsOf({ status, kotas, counts }: Scene): Part[] {
  return kotas.flatMap(({ kode }) =>
    (['GOLONGAN', 'JABATAN'] as const).flatMap((by) =>
      groupsOf(status, by).flatMap((group) =>
        [false, true].map((baru) => ({
          by,
          kota: kode,
          group: group.kode,
          baru,
          jumlah: counts
            .filter(
              (one) =>
                one.kota === kode &&
                one.baru === baru &&
                (by === 'GOLONGAN' ? one.golongan : one.jabatan) === group.kode,
            )
            .reduce((sum, { jumlah }) => sum + jumlah, 0),
        })),
      ),
    ),
  );
}

function cellsOf(scene: Scene, parts: readonly Part[]): Cell[] {
  const { status, umur, kotas } = scene;
  const provinsi = kotas[0]?.provinsi;
  return registered
    .filter(({ population }) => population === 'ASN' || isAppointed(status))
    .flatMap(({ nama, population, region, by }) =>
      (region === 'KOTA' ? kotas : [undefined]).flatMap((kota) =>
        (by === null ? [undefined] : groupsOf(status, by)).map((group): Cell => {
          const indexes = parts.flatMap((part, index) => (counts(part, population, by, kota, group) ? [index] : []));
          const values = {
            status: { kode: status, nama: statusNames[status] },
            ...(provinsi && { provinsi }),
            ...(kota && { kota: { kode: kota.kode, nama: kota.nama } }),
            ...(group && by === 'GOLONGAN' && { golongan: group }),
            ...(group && by === 'JABATAN' && { jabatan: group }),
            umur,
          };
          return {
            kubus: nama,
            kunci: keyOf([status, (kota ?? provinsi)?.kode, group?.kode, umur.kode]),
            values,
            parts: indexes,
            jumlah: indexes.reduce((sum, index) => sum + (parts[index]?.jumlah ?? 0), 0),
          };
        }),
      ),
    );
}

/** Nobody is appointed as PNS: one is CPNS first, so a new PNS is a slip of the register. */
function isAppointed(status: Status): boolean {
  return status !== 'PNS';
}

function counts(part: Part, population: Population, by: By, kota: Kota | undefined, group: Value | undefined): boolean {
  return (
    part.by === (by ?? 'GOLONGAN') &&
    (population === 'ASN' || part.baru) &&
    (kota === undefined || part.kota === kota.kode) &&
    (group === undefined || part.group === group.kode)
  );
}

/** The codes of a cell in the order of the dimensions. */
function keyOf(codes: readonly (string | undefined)[]): string {
  return codes.filter((code) => code !== undefined).join(' ');
}

function groupsOf(status: Status, by: 'GOLONGAN' | 'JABATAN'): readonly Value[] {
  return (by === 'GOLONGAN' ? golonganOf : jabatanOf)[status].map(({ kode, nama }) => ({ kode, nama }));
}

function byKode(places: readonly Kota[]): Kota[] {
  return places.toSorted((a, b) => order(a.kode, b.kode));
}

/** By code points, which no collation changes. */
export function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
