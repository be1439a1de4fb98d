// What units are called, from the instansi itself down to its last seksi, and the eselon of whoever heads them.
import type { Instansi } from './register.ts';

export interface UnitName {
  readonly nama: string;
  readonly eselonId: string | null;
}

/** The unit that names are wanted below. */
interface Above {
  readonly nama: string;
  readonly level: number;
}

export interface UnitNames {
  readonly root: UnitName;
  /** Names below a unit; `wanted` is how many units the instansi is to have in all. */
  readonly below: (above: Above, wanted: number) => readonly UnitName[];
}

const fields = [
  'Perencanaan', 'Keuangan', 'Kepegawaian', 'Hukum', 'Pengawasan', 'Kerja Sama', 'Pelayanan', 'Pengembangan',
  'Pengendalian', 'Sistem Informasi', 'Evaluasi', 'Pembinaan',
] as const; // prettier-ignore

const regionalOffices = [
  'Sekretariat Daerah', 'Dinas Pendidikan', 'Dinas Kesehatan', 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia',
  'Dinas Pekerjaan Umum', 'Badan Perencanaan Pembangunan', 'Dinas Sosial', 'Dinas Kependudukan dan Pencatatan Sipil',
  'Dinas Pertanian', 'Dinas Perhubungan', 'Badan Pendapatan', 'Inspektorat', 'Dinas Lingkungan Hidup',
  'Dinas Komunikasi dan Informatika', 'Satuan Polisi Pamong Praja', 'Dinas Perpustakaan dan Kearsipan',
] as const; // prettier-ignore

export function regionalNames(instansi: Instansi): UnitNames {
  const place = (instansi.nama ?? '').replace(/^Pemerintah (Daerah )?/, '');
  const province = instansi.jenisInstansiId === 'PROV';
  return {
    root: { nama: instansi.nama ?? instansi.id, eselonId: province ? '12' : '21' },
    below: ({ nama, level }, wanted) => {
      if (level === 0) return regionalOffices.map((office) => ({ nama: office, eselonId: province ? '21' : '22' }));
      if (level === 1) return fields.slice(0, 5).map((field) => ({ nama: `Bidang ${field} ${nama}`, eselonId: '32' }));
      if (level === 2) return lastLevel(nama, place, wanted, schoolsAndClinics);
      return [];
    },
  };
}

const schoolsAndClinics = ['UPTD SD Negeri', 'UPTD SMP Negeri', 'UPTD Puskesmas', 'Kelurahan'] as const;

export function centralNames(instansi: Instansi): UnitNames {
  const place = instansi.nama ?? '';
  return {
    root: { nama: instansi.nama ?? instansi.id, eselonId: '11' },
    below: ({ nama, level }, wanted) => {
      if (level === 0) {
        const offices = fields.slice(0, 7).map((field) => `Direktorat Jenderal ${field}`);
        return ['Sekretariat Jenderal', ...offices].map((office) => ({ nama: office, eselonId: '11' }));
      }
      if (level === 1) return fields.map((field) => ({ nama: `Direktorat ${field}, ${nama}`, eselonId: '21' }));
      if (level === 2) return lastLevel(nama, place, wanted, branches);
      return [];
    },
  };
}

const branches = ['Subdirektorat', 'Balai', 'Kantor Pelayanan', 'Seksi'] as const;

/** As many at the last level as are needed: a large instansi has many schools, clinics and branches, known by number. */
function lastLevel(above: string, place: string, wanted: number, kinds: readonly string[]): UnitName[] {
  const count = Math.max(3, Math.ceil(wanted / 60));
  return Array.from({ length: count }, (_, n) => {
    const kind = kinds[n % kinds.length] ?? '';
    if (n < 2) return { nama: `Seksi ${n === 0 ? 'Umum' : 'Teknis'} ${above}`, eselonId: '41' };
    return { nama: `${kind} ${n + 1}, ${above}, ${place}`, eselonId: kind === 'Subdirektorat' ? '31' : '41' };
  });
}
