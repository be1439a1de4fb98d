// Which legal standings count as active: in service, and paid for it.

/** BKN's ids of kedudukan hukum of the group aktif; leave, suspension, pension, death and blocking are not among them. */
export const kedudukanAktif: readonly string[] = [
  '01',
  '03',
  '07',
  '08',
  '09',
  '11',
  '12',
  '15',
  '16',
  '20',
  '71',
  '101',
];
