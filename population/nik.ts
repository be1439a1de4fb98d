// The citizen's number (NIK, 16 digits), with a kecamatan that does not exist: 90 to 99, so that it is nobody's.
import { civil, type Day, two } from './days.ts';
import type { Random } from './random.ts';
import type { Serials } from './serials.ts';

/** `wilayah` is the four digits of provinsi and kabupaten/kota. Women have 40 added to their day of birth. */
function withSerial(wilayah: string, kecamatan: number, lahir: Day, wanita: boolean, serial: number): string {
  const { year, month, date } = civil(lahir);
  const day = date + (wanita ? 40 : 0);
  return `${wilayah}${kecamatan}${two(day)}${two(month)}${two(year % 100)}${String(serial).padStart(4, '0')}`;
}

/** The number of an ASN, which nobody else in the register has: kecamatan 90 to 94. */
export function nikOf(wilayah: string, lahir: Day, wanita: boolean, random: Random, taken: Serials): string {
  const kecamatan = random.between(90, 94);
  const first = withSerial(wilayah, kecamatan, lahir, wanita, 0).slice(0, 12);
  return withSerial(wilayah, kecamatan, lahir, wanita, 1 + (taken.next(first) % 9999));
}

/** The number of somebody in the family: kecamatan 95 to 99, apart from every ASN. */
export function nikKeluarga(wilayah: string, lahir: Day, wanita: boolean, random: Random): string {
  return withSerial(wilayah, random.between(95, 99), lahir, wanita, random.between(1, 9999));
}
