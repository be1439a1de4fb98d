CREATE SCHEMA "cakupan";
--> statement-breakpoint
CREATE SCHEMA "asn";
--> statement-breakpoint
CREATE SCHEMA "finansial";
--> statement-breakpoint
CREATE SCHEMA "keluarga";
--> statement-breakpoint
CREATE SCHEMA "riwayat";
--> statement-breakpoint
CREATE SCHEMA "usulan";
--> statement-breakpoint
CREATE TABLE "cakupan"."asn" (
	"asn_id" text PRIMARY KEY NOT NULL,
	"jenis_asn" text NOT NULL,
	"golongan_ruang_id" text,
	"rumpun_jabatan_id" text,
	"instansi_induk_id" text,
	"instansi_kerja_id" text,
	"unit_kerja_id" text,
	"kedudukan_hukum_id" text NOT NULL,
	"tmt_cpns" date
);
--> statement-breakpoint
CREATE TABLE "asn"."agama" (
	"id" text PRIMARY KEY NOT NULL,
	"nama" text
);
--> statement-breakpoint
CREATE TABLE "asn"."asn" (
	"id" text PRIMARY KEY NOT NULL,
	"nip" text,
	"nip_lama" text,
	"nik" text,
	"nama" text,
	"gelar_depan" text,
	"gelar_belakang" text,
	"tempat_lahir" text,
	"tanggal_lahir" date,
	"jenis_kelamin_id" text,
	"agama_id" text,
	"status_perkawinan_id" text,
	"email" text,
	"nomor_kontak" text,
	"alamat" text,
	"foto_id" text,
	"jenis_asn" text NOT NULL,
	"kedudukan_hukum_id" text NOT NULL,
	"instansi_induk_id" text,
	"instansi_kerja_id" text,
	"satuan_kerja_id" text,
	"unit_kerja_id" text,
	"lokasi_kerja_id" text,
	"jenis_jabatan_id" text,
	"jabatan_id" text,
	"jabatan_fungsional_id" text,
	"jabatan_fungsional_umum_id" text,
	"eselon_id" text,
	"tmt_jabatan" date,
	"golongan_ruang_id" text,
	"tmt_golongan_ruang" date,
	"golongan_ruang_awal_id" text,
	"tmt_cpns" date,
	"tmt_pns" date,
	"tanggal_spmt" date,
	"tanggal_pensiun" date,
	"batas_usia_pensiun" integer,
	"pendidikan_terakhir_id" text,
	"masa_kerja_tahun" integer,
	"masa_kerja_bulan" integer,
	"tmt_meninggal" date
);
--> statement-breakpoint
CREATE TABLE "asn"."berkas" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"jenis" text NOT NULL,
	"tipe_media" text NOT NULL,
	"ukuran" integer NOT NULL,
	"sha256" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "asn"."eselon" (
	"id" text PRIMARY KEY NOT NULL,
	"nama" text,
	"jabatan_asn" text
);
--> statement-breakpoint
CREATE TABLE "asn"."golongan" (
	"id" text PRIMARY KEY NOT NULL,
	"nama" text,
	"pangkat" text,
	"jenis_asn" text NOT NULL,
	"urutan" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "asn"."instansi" (
	"id" text PRIMARY KEY NOT NULL,
	"nama" text,
	"jenis" text NOT NULL,
	"jenis_instansi_id" text,
	"kode_cepat" text
);
--> statement-breakpoint
CREATE TABLE "asn"."jabatan" (
	"id" text PRIMARY KEY NOT NULL,
	"nama" text,
	"jenis_jabatan_id" text NOT NULL,
	"jenjang" text,
	"rumpun_jabatan_id" text,
	"batas_usia_pensiun" integer,
	"eselon_id" text,
	"unit_kerja_id" text
);
--> statement-breakpoint
CREATE TABLE "asn"."jenis_jabatan" (
	"id" text PRIMARY KEY NOT NULL,
	"nama" text
);
--> statement-breakpoint
CREATE TABLE "asn"."jenis_kelamin" (
	"id" text PRIMARY KEY NOT NULL,
	"nama" text
);
--> statement-breakpoint
CREATE TABLE "asn"."kedudukan_hukum" (
	"id" text PRIMARY KEY NOT NULL,
	"nama" text,
	"kelompok" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "asn"."kode" (
	"tabel" text NOT NULL,
	"id" text NOT NULL,
	"nama" text,
	"keterangan" text
);
--> statement-breakpoint
CREATE TABLE "asn"."lokasi_kerja" (
	"id" text PRIMARY KEY NOT NULL,
	"nama" text,
	"provinsi_id" text
);
--> statement-breakpoint
CREATE TABLE "asn"."nip" (
	"nip" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"berlaku_sejak" date,
	"berlaku_sampai" date
);
--> statement-breakpoint
CREATE TABLE "asn"."pendidikan" (
	"id" text PRIMARY KEY NOT NULL,
	"nama" text,
	"tingkat_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "asn"."satuan_kerja" (
	"id" text PRIMARY KEY NOT NULL,
	"nama" text,
	"instansi_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "asn"."status_perkawinan" (
	"id" text PRIMARY KEY NOT NULL,
	"nama" text
);
--> statement-breakpoint
CREATE TABLE "asn"."tingkat_pendidikan" (
	"id" text PRIMARY KEY NOT NULL,
	"nama" text
);
--> statement-breakpoint
CREATE TABLE "asn"."unit_kerja" (
	"id" text PRIMARY KEY NOT NULL,
	"nama" text,
	"instansi_id" text NOT NULL,
	"induk_id" text,
	"nama_induk" text,
	"eselon_id" text,
	"aktif" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "finansial"."pensiun_janda_duda" (
	"asn_id" text PRIMARY KEY NOT NULL,
	"pensiun_pokok_janda_duda" numeric(10, 0),
	"pembulatan_pensiun_pokok_janda_duda" numeric(10, 0)
);
--> statement-breakpoint
CREATE TABLE "finansial"."simpanan_tapera" (
	"asn_id" text PRIMARY KEY NOT NULL,
	"jumlah_simpanan" numeric(20, 2),
	"unit_penyertaan" numeric(20, 4),
	"nab_per_unit" numeric(20, 4),
	"tanggal_nab" date
);
--> statement-breakpoint
CREATE TABLE "keluarga"."anak" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"pasangan_id" text,
	"nama" text,
	"nik" text,
	"jenis_kelamin_id" text,
	"tempat_lahir" text,
	"tanggal_lahir" date,
	"jenis_anak" text,
	"dapat_tunjangan" boolean,
	"tanggal_meninggal" date
);
--> statement-breakpoint
CREATE TABLE "keluarga"."orang_tua" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"peran" text,
	"nama" text,
	"tempat_lahir" text,
	"tanggal_lahir" date,
	"tanggal_meninggal" date
);
--> statement-breakpoint
CREATE TABLE "keluarga"."pasangan" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nama" text,
	"nik" text,
	"tempat_lahir" text,
	"tanggal_lahir" date,
	"pekerjaan" text,
	"pernikahan_ke" integer,
	"tanggal_menikah" date,
	"akta_menikah" text,
	"tanggal_cerai" date,
	"tanggal_meninggal" date,
	"status" text
);
--> statement-breakpoint
CREATE TABLE "riwayat"."angka_kredit" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"bulan_mulai_penilaian" integer,
	"tahun_mulai_penilaian" integer,
	"bulan_akhir_penilaian" integer,
	"tahun_akhir_penilaian" integer,
	"angka_kredit_utama" numeric,
	"angka_kredit_penunjang" numeric,
	"angka_kredit_total" numeric,
	"nama_jabatan" text
);
--> statement-breakpoint
CREATE TABLE "riwayat"."cltn" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"tanggal_mulai" date,
	"tanggal_akhir" date,
	"tanggal_aktif" date,
	"nomor_pertek" text
);
--> statement-breakpoint
CREATE TABLE "riwayat"."cpns_pns" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"jenis" text,
	"tmt" date,
	"nomor_spmt" text,
	"tanggal_spmt" date,
	"nama_jabatan_pengangkatan" text,
	"golongan_id" text
);
--> statement-breakpoint
CREATE TABLE "riwayat"."diklat" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"jenis_diklat_id" text,
	"nama_diklat" text,
	"penyelenggara" text,
	"nomor_sertifikat" text,
	"tanggal_mulai" date,
	"tanggal_selesai" date,
	"jumlah_jam" integer,
	"tahun" integer
);
--> statement-breakpoint
CREATE TABLE "riwayat"."dokumen" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"jenis" text NOT NULL,
	"tipe_media" text NOT NULL,
	"ukuran" integer NOT NULL,
	"sha256" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "riwayat"."golongan" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"golongan_id" text,
	"golongan_ruang" text,
	"pangkat" text,
	"tmt_golongan" date,
	"jenis_kenaikan_pangkat_id" text,
	"masa_kerja_tahun" integer,
	"masa_kerja_bulan" integer,
	"nomor_pertek" text,
	"tanggal_pertek" date
);
--> statement-breakpoint
CREATE TABLE "riwayat"."hukuman_disiplin" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"jenis_hukuman_id" text,
	"nama_jenis_hukuman" text,
	"tingkat" text,
	"tmt_mulai" date,
	"tmt_akhir" date,
	"pelanggaran" text
);
--> statement-breakpoint
CREATE TABLE "riwayat"."jabatan" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"jenis_jabatan_id" text,
	"nama_jenis_jabatan" text,
	"jabatan_id" text,
	"nama_jabatan" text,
	"unit_kerja_id" text,
	"nama_unit_kerja" text,
	"instansi_id" text,
	"nama_instansi" text,
	"eselon_id" text,
	"tmt_jabatan" date,
	"tanggal_pelantikan" date
);
--> statement-breakpoint
CREATE TABLE "riwayat"."kedudukan_hukum" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"kedudukan_hukum_id" text,
	"nama_kedudukan_hukum" text,
	"tmt" date,
	"tanggal_akhir" date
);
--> statement-breakpoint
CREATE TABLE "riwayat"."kepanitiaan" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"nama_kepanitiaan" text,
	"peran" text,
	"tahun" integer
);
--> statement-breakpoint
CREATE TABLE "riwayat"."kesehatan" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"tanggal_pemeriksaan" date,
	"fasilitas" text,
	"hasil" text
);
--> statement-breakpoint
CREATE TABLE "riwayat"."kgb" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"gaji_pokok" numeric,
	"tmt_kgb" date,
	"golongan_id" text,
	"masa_kerja_tahun" integer,
	"masa_kerja_bulan" integer
);
--> statement-breakpoint
CREATE TABLE "riwayat"."kompetensi" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"nama_kompetensi" text,
	"jenis_kompetensi" text,
	"skor" numeric,
	"tanggal_penilaian" date,
	"penyelenggara" text
);
--> statement-breakpoint
CREATE TABLE "riwayat"."kontrak_pppk" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"nomor_kontrak" text,
	"instansi_id" text,
	"tanggal_mulai" date,
	"tanggal_akhir" date,
	"kontrak_ke" integer
);
--> statement-breakpoint
CREATE TABLE "riwayat"."kursus" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"instansi_id" text,
	"nama_kursus" text,
	"jumlah_jam" integer,
	"tanggal_kursus" date,
	"tahun" integer,
	"institusi" text,
	"nomor_sertifikat" text
);
--> statement-breakpoint
CREATE TABLE "riwayat"."lhkasn" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"tahun" integer,
	"tanggal_lapor" date,
	"total_kekayaan" numeric
);
--> statement-breakpoint
CREATE TABLE "riwayat"."lhkpn" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"tahun" integer,
	"tanggal_lapor" date,
	"jenis_laporan" text,
	"total_kekayaan" numeric
);
--> statement-breakpoint
CREATE TABLE "riwayat"."non_asn" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"nama_instansi" text,
	"nama_jabatan" text,
	"tanggal_mulai" date,
	"tanggal_selesai" date
);
--> statement-breakpoint
CREATE TABLE "riwayat"."organisasi" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"nama_organisasi" text,
	"peran" text,
	"tanggal_mulai" date,
	"tanggal_selesai" date
);
--> statement-breakpoint
CREATE TABLE "riwayat"."pemberhentian" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"jenis_pemberhentian_id" text,
	"nama_jenis_pemberhentian" text,
	"tmt_berhenti" date
);
--> statement-breakpoint
CREATE TABLE "riwayat"."pendidikan" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"tingkat_pendidikan_id" text,
	"pendidikan_id" text,
	"nama_pendidikan" text,
	"nama_sekolah" text,
	"tahun_lulus" integer,
	"tanggal_lulus" date,
	"nomor_ijazah" text,
	"gelar_depan" text,
	"gelar_belakang" text,
	"pendidikan_pertama" boolean
);
--> statement-breakpoint
CREATE TABLE "riwayat"."penghargaan" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"nama_penghargaan" text,
	"tahun" integer
);
--> statement-breakpoint
CREATE TABLE "riwayat"."pensiun" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"jenis_pensiun_id" text,
	"nama_jenis_pensiun" text,
	"tmt_pensiun" date,
	"nomor_pertek" text,
	"tanggal_pertek" date,
	"masa_kerja_tahun" integer,
	"masa_kerja_bulan" integer,
	"kantor_wilayah_taspen" text,
	"alamat_setelah_pensiun" text
);
--> statement-breakpoint
CREATE TABLE "riwayat"."pindah_instansi" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"instansi_asal_id" text,
	"nama_instansi_asal" text,
	"instansi_tujuan_id" text,
	"nama_instansi_tujuan" text,
	"tmt_pindah" date,
	"nomor_pertek" text,
	"tanggal_pertek" date
);
--> statement-breakpoint
CREATE TABLE "riwayat"."pmk" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"jenis_pmk" text,
	"instansi_perusahaan" text,
	"tanggal_mulai" date,
	"tanggal_selesai" date,
	"masa_kerja_tahun" integer,
	"masa_kerja_bulan" integer,
	"nomor_pertek" text,
	"tanggal_pertek" date
);
--> statement-breakpoint
CREATE TABLE "riwayat"."potensi" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"nama_potensi" text,
	"skor" numeric,
	"tanggal_penilaian" date
);
--> statement-breakpoint
CREATE TABLE "riwayat"."prestasi" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"nama_prestasi" text,
	"tingkat" text,
	"tahun" integer
);
--> statement-breakpoint
CREATE TABLE "riwayat"."profesi" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"nama_profesi" text,
	"penyelenggara" text,
	"nomor_sertifikat" text,
	"tahun_lulus" integer
);
--> statement-breakpoint
CREATE TABLE "riwayat"."skp" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"tahun" integer,
	"hasil_kerja" text,
	"perilaku_kerja" text,
	"kuadran_kinerja" text,
	"nilai" numeric,
	"jabatan_penilai" text
);
--> statement-breakpoint
CREATE TABLE "riwayat"."tunjangan_kemahalan" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"wilayah" text,
	"besaran" numeric,
	"tmt" date
);
--> statement-breakpoint
CREATE TABLE "riwayat"."tunjangan_kinerja" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"nomor_sk" text,
	"tanggal_sk" date,
	"dokumen_id" text,
	"kelas_jabatan" integer,
	"besaran" numeric,
	"tmt" date
);
--> statement-breakpoint
CREATE TABLE "usulan"."detail_layanan" (
	"id" text PRIMARY KEY NOT NULL,
	"kelompok" text NOT NULL,
	"nama" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "usulan"."dokumen" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"usulan_id" text NOT NULL,
	"referensi_dokumen_id" text,
	"jenis" text,
	"tipe_media" text,
	"ukuran" integer,
	"sha256" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "usulan"."pertek" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"usulan_id" text NOT NULL,
	"nomor_pertek" text,
	"tanggal_pertek" date,
	"jenis_pertek" text,
	"dokumen_id" text
);
--> statement-breakpoint
CREATE TABLE "usulan"."pic" (
	"asn_id" text NOT NULL,
	"nip" text NOT NULL,
	"kelompok" text NOT NULL,
	"aktif" boolean DEFAULT true NOT NULL,
	CONSTRAINT "pic_asn_id_kelompok_pk" PRIMARY KEY("asn_id","kelompok")
);
--> statement-breakpoint
CREATE TABLE "usulan"."salinan_keppres" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"usulan_id" text NOT NULL,
	"nomor_keppres" text,
	"tanggal" date,
	"judul" text,
	"dokumen_id" text
);
--> statement-breakpoint
CREATE TABLE "usulan"."tahap" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"usulan_id" text NOT NULL,
	"urutan" integer NOT NULL,
	"status_tahapan" integer,
	"tahapan_nama" text,
	"tanggal" date,
	"keterangan" text
);
--> statement-breakpoint
CREATE TABLE "usulan"."usulan" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"periode" date,
	"detail_layanan_id" text NOT NULL,
	"nama_detail_layanan" text,
	"kelompok" text,
	"jenis_usulan" text,
	"status" text NOT NULL,
	"data_usulan" jsonb,
	"dibuat" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "usulan"."verifikasi_biro_app" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"usulan_id" text NOT NULL,
	"status" text,
	"tanggal_verifikasi" date,
	"keterangan" text,
	"nomor_keppres" text
);
--> statement-breakpoint
CREATE INDEX "asn_instansi_kerja" ON "cakupan"."asn" USING btree ("instansi_kerja_id","asn_id");--> statement-breakpoint
CREATE INDEX "asn_instansi_induk" ON "cakupan"."asn" USING btree ("instansi_induk_id","tmt_cpns","asn_id");--> statement-breakpoint
CREATE INDEX "asn_golongan" ON "cakupan"."asn" USING btree ("golongan_ruang_id","asn_id");--> statement-breakpoint
CREATE INDEX "asn_rumpun_jabatan" ON "cakupan"."asn" USING btree ("rumpun_jabatan_id","asn_id");--> statement-breakpoint
CREATE UNIQUE INDEX "asn_nip" ON "asn"."asn" USING btree ("nip");--> statement-breakpoint
CREATE INDEX "asn_nik" ON "asn"."asn" USING btree ("nik");--> statement-breakpoint
CREATE INDEX "berkas_asn" ON "asn"."berkas" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "jabatan_jenis" ON "asn"."jabatan" USING btree ("jenis_jabatan_id");--> statement-breakpoint
CREATE INDEX "jabatan_rumpun" ON "asn"."jabatan" USING btree ("rumpun_jabatan_id");--> statement-breakpoint
CREATE UNIQUE INDEX "kode_tabel_id" ON "asn"."kode" USING btree ("tabel","id");--> statement-breakpoint
CREATE INDEX "nip_asn" ON "asn"."nip" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "unit_kerja_instansi" ON "asn"."unit_kerja" USING btree ("instansi_id","id");--> statement-breakpoint
CREATE INDEX "unit_kerja_induk" ON "asn"."unit_kerja" USING btree ("induk_id");--> statement-breakpoint
CREATE INDEX "anak_asn" ON "keluarga"."anak" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "orang_tua_asn" ON "keluarga"."orang_tua" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "pasangan_asn" ON "keluarga"."pasangan" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "angka_kredit_asn" ON "riwayat"."angka_kredit" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "cltn_asn" ON "riwayat"."cltn" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "cpns_pns_asn" ON "riwayat"."cpns_pns" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "diklat_asn" ON "riwayat"."diklat" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "dokumen_asn" ON "riwayat"."dokumen" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "golongan_asn" ON "riwayat"."golongan" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "hukuman_disiplin_asn" ON "riwayat"."hukuman_disiplin" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "jabatan_asn" ON "riwayat"."jabatan" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "kedudukan_hukum_asn" ON "riwayat"."kedudukan_hukum" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "kepanitiaan_asn" ON "riwayat"."kepanitiaan" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "kesehatan_asn" ON "riwayat"."kesehatan" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "kgb_asn" ON "riwayat"."kgb" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "kompetensi_asn" ON "riwayat"."kompetensi" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "kontrak_pppk_asn" ON "riwayat"."kontrak_pppk" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "kursus_asn" ON "riwayat"."kursus" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "lhkasn_asn" ON "riwayat"."lhkasn" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "lhkpn_asn" ON "riwayat"."lhkpn" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "non_asn_asn" ON "riwayat"."non_asn" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "organisasi_asn" ON "riwayat"."organisasi" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "pemberhentian_asn" ON "riwayat"."pemberhentian" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "pemberhentian_by_date" ON "riwayat"."pemberhentian" USING btree ("tmt_berhenti","id");--> statement-breakpoint
CREATE INDEX "pendidikan_asn" ON "riwayat"."pendidikan" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "penghargaan_asn" ON "riwayat"."penghargaan" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "pensiun_asn" ON "riwayat"."pensiun" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "pensiun_by_date" ON "riwayat"."pensiun" USING btree ("tmt_pensiun","id");--> statement-breakpoint
CREATE INDEX "pindah_instansi_asn" ON "riwayat"."pindah_instansi" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "pindah_instansi_by_date" ON "riwayat"."pindah_instansi" USING btree ("tmt_pindah","id");--> statement-breakpoint
CREATE INDEX "pmk_asn" ON "riwayat"."pmk" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "potensi_asn" ON "riwayat"."potensi" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "prestasi_asn" ON "riwayat"."prestasi" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "profesi_asn" ON "riwayat"."profesi" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "skp_asn" ON "riwayat"."skp" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "tunjangan_kemahalan_asn" ON "riwayat"."tunjangan_kemahalan" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "tunjangan_kinerja_asn" ON "riwayat"."tunjangan_kinerja" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "dokumen_usulan" ON "usulan"."dokumen" USING btree ("usulan_id");--> statement-breakpoint
CREATE INDEX "pertek_usulan" ON "usulan"."pertek" USING btree ("usulan_id");--> statement-breakpoint
CREATE INDEX "salinan_keppres_usulan" ON "usulan"."salinan_keppres" USING btree ("usulan_id");--> statement-breakpoint
CREATE INDEX "tahap_usulan" ON "usulan"."tahap" USING btree ("usulan_id","urutan");--> statement-breakpoint
CREATE INDEX "usulan_asn" ON "usulan"."usulan" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "usulan_status" ON "usulan"."usulan" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "verifikasi_biro_app_usulan" ON "usulan"."verifikasi_biro_app" USING btree ("usulan_id");