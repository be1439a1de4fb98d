// How the population is made up: the published shares, each with its source, and our assumptions where nothing is published.

/** BKN's figures of 1 November 2025 (Rakornas Kepegawaian, 19 November 2025; Bloomberg Technoz, detail-news/91083). */
const november2025 = {
  asn: 5_588_245,
  pppk: 1_988_655,
  pusat: 1_348_170,
  wanita: 3_140_460,
  pendidikan: { sdSma: 835_723, diploma: 663_805, sarjana: 3_473_254, magister: 564_079, doktor: 51_384 },
  jabatan: { fungsional: 3_555_977, pelaksana: 1_714_463, struktural: 317_805 },
  masaKerja: { sampai5: 2_686_439 },
};

const of = (count: number): number => count / november2025.asn;

export const shares = {
  pppk: of(november2025.pppk),
  /** Assumption: the intake of 2025/2026 still on probation; counted among the PNS in the published figures. */
  cpns: 0.03,
  pusat: of(november2025.pusat),
  wanita: of(november2025.wanita),
  pendidikan: {
    sdSma: of(november2025.pendidikan.sdSma),
    diploma: of(november2025.pendidikan.diploma),
    sarjana: of(november2025.pendidikan.sarjana),
    magister: of(november2025.pendidikan.magister),
    doktor: of(november2025.pendidikan.doktor),
  },
  jabatan: {
    fungsional: of(november2025.jabatan.fungsional),
    pelaksana: of(november2025.jabatan.pelaksana),
    struktural: of(november2025.jabatan.struktural),
  },
  masaKerjaSampai5Tahun: of(november2025.masaKerja.sampai5),
  /** Widyaiswara and Analis Kebijakan together: assumption. */
  widyaiswaraDanAnalisKebijakan: 0.0045,
  /** Golongan of PNS: assumption, but for III and IV together (82.7 %) and I (0.8 %), BKN's statistics of December 2021. */
  golonganPns: { IVbKeAtas: 0.09 },
  simpananTapera: 0.6,
  foto: 0.9,
} as const;

/** Years served by PNS, as [least, most, weight]: drawn so that of all ASN 48 % have at most 5 years and 1 % more than 30. */
export const masaKerjaPns = [
  [1, 5, 19],
  [6, 10, 11],
  [11, 15, 30],
  [16, 20, 20],
  [21, 30, 18],
  [31, 33, 2],
] as const;

/** First years of contract of PPPK with their weights; nine of ten were appointed since 2022. */
export const tahunPppk = [
  [2021, 4],
  [2022, 9],
  [2023, 21],
  [2024, 24],
  [2025, 36],
  [2026, 6],
] as const;
