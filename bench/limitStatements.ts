// One statement for each question, written by hand: PostgreSQL makes the JSON, and nothing touches it afterwards.
import type { Question } from './operations.ts';

interface Statement {
  /** Gives one row with one text. */
  readonly text: string;
  readonly values: (variables: Readonly<Record<string, unknown>>) => readonly unknown[];
}

type Variables = Readonly<Record<string, unknown>>;

const byNip = ({ nip }: Variables) => [nip];
const ofPage = ({ first, after }: Variables) => [first, after ?? ''];

/** An object with an id, or null. */
const code = (column: string) => `case when a.${column} is not null then json_build_object('id', a.${column}) end`;

const family = `
  'pasangan', (select coalesce(json_agg(json_build_object('nama', p.nama) order by p.nama), '[]') from keluarga.pasangan p where p.asn_id = a.id),
  'anak', (select coalesce(json_agg(json_build_object('nama', k.nama) order by k.nama), '[]') from keluarga.anak k where k.asn_id = a.id),
  'jabatanLama', langkah.lama, 'jabatanTerakhir', langkah.terakhir`;

/** Entries of one day and name are one step; of one day, the later decree is the later step. */
const steps = `
  cross join lateral (
    select (array_agg(json_build_object('nama', j.nama_jabatan, 'tmt', j.tmt_jabatan) order by j.tmt_jabatan desc, j.tanggal_sk desc nulls last))[1] as terakhir,
      (array_agg(json_build_object('nama', j.nama_jabatan, 'tmt', j.tmt_jabatan) order by j.tmt_jabatan desc, j.tanggal_sk desc nulls last))[2] as lama
    from (select distinct on (tmt_jabatan, nama_jabatan) tmt_jabatan, nama_jabatan, tanggal_sk from riwayat.jabatan
      where asn_id = a.id and tmt_jabatan is not null order by tmt_jabatan, nama_jabatan, tanggal_sk desc nulls last) as j) as langkah`;

const listed = `'id', a.id, 'nip', a.nip, 'nama', a.nama, 'tempatLahir', a.tempat_lahir, 'tanggalLahir', a.tanggal_lahir,
  'instansiKerja', ${code('instansi_kerja_id')}`;

/** Golongan IV/b and above, by id. */
const page = (fields: string, beside = '') => `
  select json_build_object('daftarAsn', json_build_object('nodes', coalesce(json_agg(json_build_object(${fields}) order by a.id), '[]'),
    'pageInfo', json_build_object('endCursor', max(a.id))))::text
  from (select id, nip, nama, tempat_lahir, tanggal_lahir, instansi_kerja_id from asn.asn
    where golongan_ruang_id in ('42', '43', '44', '45') and id > $2 order by id limit $1) as a ${beside}`;

/** A comparison such as one would write: case and blanks around do not count. */
const same = (place: string, column: string) =>
  `(${place}::text is null or lower(btrim(${place})) = lower(btrim(${column})))`;

export const statements: Readonly<Record<Question, Statement>> = {
  record: {
    text: `
      select json_build_object('asn', (select json_build_object('id', a.id, 'nip', a.nip, 'nama', a.nama, 'tempatLahir', a.tempat_lahir,
        'tanggalLahir', a.tanggal_lahir, 'instansiKerja', ${code('instansi_kerja_id')}, 'jenisJabatan', ${code('jenis_jabatan_id')},
        'jabatan', ${code('jabatan_id')}, 'tanggalSpmt', a.tanggal_spmt, 'tanggalPensiun', a.tanggal_pensiun,
        'batasUsiaPensiun', a.batas_usia_pensiun, 'satuanKerja', ${code('satuan_kerja_id')},
        'unitKerja', case when u.id is not null then json_build_object('id', u.id, 'nama', u.nama,
          'induk', case when u.induk_id is not null then json_build_object('id', u.induk_id, 'nama', u.nama_induk) end) end,
        'tmtCpns', a.tmt_cpns, 'tmtPns', a.tmt_pns, 'golonganRuang', ${code('golongan_ruang_id')}, 'tmtGolonganRuang', a.tmt_golongan_ruang,
        'jenisKelamin', ${code('jenis_kelamin_id')}, 'agama', ${code('agama_id')}, 'pendidikanTerakhir', ${code('pendidikan_terakhir_id')},
        'alamat', a.alamat, 'kedudukanHukum', ${code('kedudukan_hukum_id')})
      from asn.asn a left join asn.unit_kerja u on u.id = a.unit_kerja_id where a.nip = $1 and a.instansi_kerja_id = $2))::text`,
    values: ({ nip, instansiId }) => [nip, instansiId],
  },
  family: {
    text: `
      select json_build_object('asn', (select json_build_object('id', a.id, 'nip', a.nip, 'nama', a.nama, 'tempatLahir', a.tempat_lahir,
        'tanggalLahir', a.tanggal_lahir, 'unitKerja', case when u.id is not null then json_build_object('nama', u.nama) end, ${family})
      from asn.asn a left join asn.unit_kerja u on u.id = a.unit_kerja_id ${steps} where a.nip = $1))::text`,
    values: byNip,
  },
  page: { text: page(listed), values: ofPage },
  pageWithFamily: { text: page(`${listed}, ${family}`, steps), values: ofPage },
  verification: {
    text: `
      select json_build_object('verifikasiAsn', coalesce((
        select case when ${same('$2', 'a.nama')} and ${same('$3', 'a.tempat_lahir')} and ($4::date is null or $4 = a.tanggal_lahir)
          and (${same('$5', 'j.id')} or ${same('$5', 'j.nama')}) and (${same('$6', 'i.id')} or ${same('$6', 'i.nama')})
          and (${same('$7', 'g.id')} or ${same('$7', 'g.nama')}) and ${same('$8', 'a.jenis_asn')} then 'SESUAI' else 'TIDAK_SESUAI' end
        from asn.asn a left join asn.jenis_kelamin j on j.id = a.jenis_kelamin_id left join asn.instansi i on i.id = a.instansi_kerja_id
          left join asn.golongan g on g.id = a.golongan_ruang_id where a.nip = $1), 'DATA_TIDAK_DITEMUKAN'))::text`,
    values: ({ data }) => {
      const { nip, nama, tempatLahir, tanggalLahir, jenisKelamin, instansi, golongan, statusKepegawaian } =
        data as Variables;
      return [nip, nama, tempatLahir, tanggalLahir, jenisKelamin, instansi, golongan, statusKepegawaian];
    },
  },
  profile: {
    text: `
      select json_build_object('asn', (select json_build_object('id', a.id, 'nip', a.nip, 'nama', a.nama, 'tempatLahir', a.tempat_lahir,
        'tanggalLahir', a.tanggal_lahir, 'jenisKelamin', ${code('jenis_kelamin_id')}, 'email', a.email, 'tmtPns', a.tmt_pns,
        'nomorKontak', a.nomor_kontak, 'pendidikanTerakhir', ${code('pendidikan_terakhir_id')}, 'instansiInduk', ${code('instansi_induk_id')},
        'instansiKerja', ${code('instansi_kerja_id')}, 'unitKerja', ${code('unit_kerja_id')}, 'jenisJabatan', ${code('jenis_jabatan_id')},
        'jabatanFungsionalUmum', ${code('jabatan_fungsional_umum_id')}, 'jabatanFungsional', ${code('jabatan_fungsional_id')},
        'lokasiKerja', ${code('lokasi_kerja_id')}, 'golonganRuang', ${code('golongan_ruang_id')})
      from asn.asn a where a.nip = $1))::text`,
    values: byNip,
  },
  dashboard: {
    text: `
      select json_build_object('asn', (select json_build_object('id', a.id, 'nip', a.nip, 'nama', a.nama, 'jenisAsn', a.jenis_asn,
        'kedudukanHukum', case when h.id is not null then json_build_object('id', h.id, 'nama', h.nama) end,
        'instansiKerja', case when i.id is not null then json_build_object('id', i.id, 'nama', i.nama) end,
        'unitKerja', case when u.id is not null then json_build_object('id', u.id, 'nama', u.nama) end,
        'jabatan', case when b.id is not null then json_build_object('id', b.id, 'nama', b.nama) end,
        'golonganRuang', case when g.id is not null then json_build_object('id', g.id, 'nama', g.nama, 'pangkat', g.pangkat) end,
        'tanggalPensiun', a.tanggal_pensiun)
      from asn.asn a left join asn.kedudukan_hukum h on h.id = a.kedudukan_hukum_id left join asn.instansi i on i.id = a.instansi_kerja_id
        left join asn.unit_kerja u on u.id = a.unit_kerja_id left join asn.jabatan b on b.id = a.jabatan_id
        left join asn.golongan g on g.id = a.golongan_ruang_id where a.nip = $1))::text`,
    values: byNip,
  },
};
