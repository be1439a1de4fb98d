// The core record of a person, with their employee numbers and photograph.
import { addYears, iso, monthsBetween } from './days.ts';
import { type Core, spoiled } from './dirt.ts';
import { kedudukanHukum } from './fates.ts';
import type { StoredFile } from './files.ts';
import { alamat, email, nomorKontak } from './names.ts';
import type { Person } from './person.ts';
import type { PersonRows } from './personRows.ts';
import type { Post } from './posts.ts';
import { shares } from './shares.ts';

/** Writes the record and says which id the person has. */
export function coreRows(
  rows: PersonRows,
  person: Person,
  statusPerkawinanId: string,
  photos: readonly StoredFile[],
): string {
  const asnId = rows.asn(spoiled(core(person, statusPerkawinanId), person.dirt));
  const { nip, nipSebelumnya, tmtCpns, chance } = person;
  if (nipSebelumnya !== null) {
    const berlakuSejak = iso(addYears(tmtCpns, -1));
    rows.nip({ nip: nipSebelumnya, asnId, berlakuSejak, berlakuSampai: iso(tmtCpns - 1) });
  }
  rows.nip({ nip, asnId, berlakuSejak: iso(tmtCpns), berlakuSampai: null });
  if (hasPhoto(person)) {
    const { tipeMedia, ukuran, sha256 } = chance.pick(photos);
    rows.berkas({ id: person.fotoId, asnId, jenis: 'FOTO', tipeMedia, ukuran, sha256 });
  }
  return asnId;
}

function core(person: Person, statusPerkawinanId: string): Core {
  const { chance, fate, jenisAsn, workplace, unit, grades, ordinal } = person;
  const last = grades.at(-1);
  const post = person.posts.at(-1);
  const inactive = person.dirt === 'unitTidakAktif' ? workplace.inactiveUnits[0] : undefined;
  const masaKerja = monthsBetween(person.tmtCpns, person.until);
  const golongan = last?.golongan.id ?? null;
  return {
    id: person.id,
    nip: person.nip,
    nipLama: person.nipLama,
    nik: person.nik,
    nama: person.nama,
    gelarDepan: person.gelarDepan,
    gelarBelakang: person.gelarBelakang,
    tempatLahir: person.lahirDi.nama,
    tanggalLahir: iso(person.lahir),
    jenisKelaminId: person.wanita ? 'F' : 'M',
    agamaId: agama(chance.next()),
    statusPerkawinanId,
    email: email(person.nama, ordinal),
    nomorKontak: nomorKontak(chance),
    alamat: alamat(chance, person.lokasiKerja.nama ?? ''),
    fotoId: hasPhoto(person) ? person.fotoId : null,
    jenisAsn,
    kedudukanHukumId: kedudukanHukum(fate, jenisAsn),
    instansiIndukId: person.instansiIndukId,
    instansiKerjaId: workplace.instansi.id,
    satuanKerjaId: unit.satuanKerja.id,
    unitKerjaId: inactive?.id ?? unit.id,
    lokasiKerjaId: person.lokasiKerja.id,
    ...position(post),
    golonganRuangId: golongan,
    tmtGolonganRuang: last === undefined ? null : iso(last.tmt),
    golonganRuangAwalId: grades[0]?.golongan.id ?? null,
    tmtCpns: iso(person.tmtCpns),
    tmtPns: person.tmtPns === null ? null : iso(person.tmtPns),
    tanggalSpmt: iso(person.tmtCpns + 14),
    tanggalPensiun: iso(person.tmtPensiun),
    batasUsiaPensiun: person.batasUsiaPensiun,
    pendidikanTerakhirId: person.studies.at(-1)?.pendidikan.id ?? null,
    masaKerjaTahun: Math.floor(masaKerja / 12),
    masaKerjaBulan: masaKerja % 12,
    tmtMeninggal: fate === 'meninggal' && person.berakhir !== null ? iso(person.berakhir) : null,
  };
}

/** Whichever the position is, jabatanId names it; the other two only where it is of their kind. */
function position(post: Post | undefined) {
  const id = post?.jabatan?.id ?? null;
  const kind = post?.jenisJabatanId ?? null;
  return {
    jenisJabatanId: kind,
    jabatanId: id,
    jabatanFungsionalId: kind === '2' ? id : null,
    jabatanFungsionalUmumId: kind === '4' ? id : null,
    eselonId: post?.eselonId ?? null,
    tmtJabatan: post === undefined ? null : iso(post.tmt),
  };
}

/** Islam 87 %, and the rest about as in the country: assumption. */
function agama(share: number): string {
  const bounds = [0.87, 0.945, 0.975, 0.992, 0.998, 0.9993];
  const place = bounds.findIndex((bound) => share < bound);
  return String(place < 0 ? 7 : place + 1);
}

/** Decided by the ordinal and not drawn, because two rows must agree on it. */
const hasPhoto = ({ ordinal, wishes }: Person): boolean =>
  wishes.id !== undefined || (ordinal * 7919) % 1000 < shares.foto * 1000;
