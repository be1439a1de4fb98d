// How high a grade stands, read from its name: PNS have I/a to IV/e, PPPK I to XVII.

const pns = /^(I|II|III|IV)\/([a-e])$/;

const numerals = 'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII'.split(' ');

/** Any grade of PNS stands above any of PPPK, for no two ladders can be compared; no grade stands below every grade. */
export function heightOf(golonganRuang: unknown): number {
  if (typeof golonganRuang !== 'string') return -1;
  const [, golongan = '', ruang = ''] = pns.exec(golonganRuang) ?? [];
  if (golongan === '') return numerals.indexOf(golonganRuang);
  return 100 * (1 + numerals.indexOf(golongan)) + 'abcde'.indexOf(ruang);
}
