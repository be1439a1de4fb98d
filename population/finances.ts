// Money: the last position of a member's housing savings, and the pension of widows and widowers.
import { iso, monthsBetween } from './days.ts';
import { type Person, serves } from './person.ts';
import type { PersonRows } from './personRows.ts';
import { shares } from './shares.ts';

export function financeRows(rows: PersonRows, asnId: string, person: Person, widowed: boolean): void {
  const { chance, wishes, fate } = person;
  if (serves(person) && (wishes.tapera ?? chance.chance(shares.simpananTapera))) savings(rows, asnId, person);
  if (widowed && fate === 'meninggal') widowsPension(rows, asnId, person);
}

/** Half a per cent of pay a month, kept as units of a fund: exact decimals, in whole cents and ten-thousandths. */
function savings(rows: PersonRows, asnId: string, { chance, tmtCpns, until, grades }: Person): void {
  const months = Math.min(120, monthsBetween(tmtCpns, until) + 1);
  const monthly = 42_000 + (grades.at(-1)?.golongan.urutan ?? 1) * 4_750;
  const nab = 10_000_000 + chance.below(6_000_000);
  const total = months * monthly;
  rows.simpananTapera({
    asnId,
    jumlahSimpanan: `${total}.${String(chance.below(100)).padStart(2, '0')}`,
    unitPenyertaan: `${Math.floor((total * 9000) / nab)}.${String(chance.below(10_000)).padStart(4, '0')}`,
    nabPerUnit: `${Math.floor(nab / 10_000)}.${String(nab % 10_000).padStart(4, '0')}`,
    tanggalNab: iso(until - 1),
  });
}

/** About 36 per cent of the last pay, rounded up to hundreds. */
function widowsPension(rows: PersonRows, asnId: string, { grades, tmtCpns, until }: Person): void {
  const pay = 1_685_700 + (grades.at(-1)?.golongan.urutan ?? 1) * 142_500 + monthsBetween(tmtCpns, until) * 2_550;
  const pensiun = Math.round(pay * 0.36);
  rows.pensiunJandaDuda({
    asnId,
    pensiunPokokJandaDuda: String(pensiun),
    pembulatanPensiunPokokJandaDuda: String(Math.ceil(pensiun / 100) * 100),
  });
}
