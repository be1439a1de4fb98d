// Names of people who do not exist, put together from faker's Indonesian word lists.
import { faker } from '@faker-js/faker/locale/id_ID';
import type { Random } from './random.ts';

/** The lists themselves and not faker's functions: those cost microseconds, and a population needs five million names. */
const { first_name: first, last_name: last } = faker.definitions.person;

const words = {
  wanita: { depan: list(first.female), belakang: list(last.female) },
  pria: { depan: list(first.male), belakang: list(last.male) },
};

export function nama(random: Random, wanita: boolean): string {
  const { depan, belakang } = wanita ? words.wanita : words.pria;
  const tengah = random.chance(0.25) ? ` ${random.pick(depan)}` : '';
  return `${random.pick(depan)}${tengah} ${random.pick(belakang)}`;
}

/** A street is named after somebody too. */
export function alamat(random: Random, tempat: string): string {
  const jalan = random.pick(words.pria.belakang);
  return `Jl. ${jalan} No. ${random.between(1, 180)} RT ${random.between(1, 12)} RW ${random.between(1, 15)}, ${tempat}`;
}

/** An address at a domain that can never exist (RFC 2606). */
export function email(nama: string, ordinal: number): string {
  return `${nama.toLowerCase().replace(/[^a-z]+/g, '.')}.${ordinal}@contoh.example`;
}

/** A number in a range that no Indonesian operator has. */
export const nomorKontak = (random: Random): string => `0800${random.between(10_000_000, 99_999_999)}`;

function list(found: readonly string[] | undefined): readonly string[] {
  if (found === undefined || found.length === 0) throw new Error('faker has no Indonesian names of this kind');
  return found;
}
