// The parts that the data of proposals are made of, as JSON Schema: each is said once, with the annex's lengths.

export type JsonSchema = Readonly<Record<string, unknown>>;

export const tanggal: JsonSchema = { type: 'string', format: 'date', description: 'A day, YYYY-MM-DD.' };

export function teks(maxLength: number, description: string): JsonSchema {
  return { type: 'string', minLength: 1, maxLength, description };
}

/** A whole object: nothing beside what is named, and everything that is not optional. */
export function objek(
  properties: Readonly<Record<string, JsonSchema>>,
  { optional = [], ...more }: { optional?: readonly string[]; description?: string; title?: string } = {},
): JsonSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', ...more, properties, required, additionalProperties: false };
}

export const masaKerja = objek(
  {
    tahun: { type: 'integer', minimum: 0, maximum: 60 },
    bulan: { type: 'integer', minimum: 0, maximum: 11 },
  },
  { description: 'Tahun and Bulan Masa Kerja.' },
);

/** A decree or letter: its number and its day. */
export function surat(description: string): JsonSchema {
  return objek({ nomor: teks(100, 'Its number.'), tanggal }, { description });
}

/** Grades that the agreement is about, by their ids in `referensi { golongan }`: IV/b to IV/e. */
export const golonganRuangId: JsonSchema = {
  enum: ['42', '43', '44', '45'],
  description: 'Id in referensi { golongan }: 42 is IV/b, 43 IV/c, 44 IV/d, 45 IV/e.',
};

export const pangkatBaru = objek(
  { golonganRuangId, tmt: tanggal, masaKerja },
  { description: 'Pangkat Baru: the grade that is proposed, from which day, with which masa kerja.' },
);

export const angkaKredit = objek(
  {
    pak: surat('SK PAK.'),
    total: {
      type: 'string',
      pattern: '^\\d{1,5}(\\.\\d{1,3})?$',
      description: 'The credit score, a decimal number as a string.',
    },
  },
  { description: 'Angka kredit, as SK PAK sets it.' },
);

/** A functional position, by its id in `referensi { jabatanFungsional }`. */
export function jabatan(description: string): JsonSchema {
  return objek(
    { jabatanFungsionalId: teks(36, 'Id in referensi { jabatanFungsional }.'), tmt: tanggal },
    { description },
  );
}

/** Rupiah, as the annex has them: Number(10). */
export const rupiah: JsonSchema = { type: 'integer', minimum: 0, maximum: 9_999_999_999 };

export const ahliWaris = objek(
  { nama: teks(100, 'Nama.'), hubungan: { enum: ['JANDA', 'DUDA', 'ANAK'] } },
  { description: 'To whom the pension goes.' },
);
