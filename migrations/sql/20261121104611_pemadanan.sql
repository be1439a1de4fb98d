CREATE SCHEMA "pemadanan";
--> statement-breakpoint
CREATE UNLOGGED TABLE "pemadanan"."baris" (
	"nomor" integer NOT NULL,
	"nip" text NOT NULL,
	"nama" text NOT NULL,
	"tanggal_lahir" date,
	"tempat_lahir" text,
	"jenis_kelamin" text,
	"instansi" text,
	"golongan" text,
	"status_kepegawaian" text
);
--> statement-breakpoint
CREATE TABLE "pemadanan"."daftar" (
	"id" text PRIMARY KEY NOT NULL,
	"peran" text NOT NULL,
	"mitra" text NOT NULL,
	"versi" date NOT NULL,
	"triwulan" text NOT NULL,
	"bentuk" text NOT NULL,
	"status" text NOT NULL,
	"kemajuan" integer DEFAULT 0 NOT NULL,
	"percobaan" integer DEFAULT 0 NOT NULL,
	"sha256_masukan" text NOT NULL,
	"ukuran" bigint,
	"diajukan" timestamp with time zone NOT NULL,
	"diunggah" timestamp with time zone,
	"selesai" timestamp with time zone,
	"jumlah_baris" integer,
	"jumlah_sesuai" integer,
	"jumlah_tidak_sesuai" integer,
	"jumlah_tidak_ditemukan" integer,
	"jumlah_cacat" integer,
	"cacat_pertama" jsonb,
	"sha256_hasil" text,
	"sha256_cacat" text,
	"sha256_berita_acara" text,
	"alasan_gagal" text
);
--> statement-breakpoint
CREATE INDEX "daftar_mitra" ON "pemadanan"."daftar" USING btree ("mitra","triwulan");--> statement-breakpoint
CREATE INDEX "daftar_status" ON "pemadanan"."daftar" USING btree ("status","diunggah");