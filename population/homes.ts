// Where an instansi works: a kota's own town, a province's towns, and for the centre Jakarta before anywhere else.
import type { instansi as instansiTable, lokasiKerja } from '@bagi/asn/tables.ts';

type Instansi = typeof instansiTable.$inferSelect;
type Lokasi = typeof lokasiKerja.$inferSelect;

const jakarta = '31';

export function homes(
  instansi: readonly Instansi[],
  lokasi: readonly Lokasi[],
  provinsi: ReadonlyMap<string, string>,
): (Instansi & { readonly lokasi: readonly Lokasi[] })[] {
  const capital = lokasi.filter(({ provinsiId }) => provinsiId === jakarta);
  return instansi.map((one) => {
    if (one.jenis === 'PUSAT') return { ...one, lokasi: [...capital, ...capital, ...lokasi] };
    const own = ownPlaces(one.nama ?? '', lokasi, provinsi);
    return { ...one, lokasi: own.length > 0 ? own : lokasi };
  });
}

function ownPlaces(nama: string, lokasi: readonly Lokasi[], provinsi: ReadonlyMap<string, string>): readonly Lokasi[] {
  const name = nama
    .replace(/^Pemerintah /, '')
    .replace(/^Kab\. /, 'Kabupaten ')
    .replace(/^Daerah (?=Daerah )/, '');
  const town = lokasi.filter((place) => place.nama === name);
  if (town.length > 0) return town;
  const province = name.replace(/^Provinsi /, '');
  return lokasi.filter(({ provinsiId }) => same(provinsi.get(provinsiId ?? ''), province));
}

const same = (a: string | undefined, b: string): boolean =>
  a !== undefined && (a === b || a === `${b} Jakarta` || `${a} Jakarta` === b);
