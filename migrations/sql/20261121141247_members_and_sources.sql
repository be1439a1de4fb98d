CREATE TABLE "finansial"."kepesertaan_tapera" (
	"asn_id" text PRIMARY KEY NOT NULL,
	"nomor_peserta" text,
	"nama" text,
	"tempat_lahir" text,
	"tanggal_lahir" date,
	"alamat" text,
	"rt" text,
	"rw" text,
	"kode_provinsi" text,
	"nama_provinsi" text,
	"kode_kabupaten" text,
	"nama_kabupaten" text,
	"kode_kecamatan" text,
	"nama_kecamatan" text,
	"kode_kelurahan" text,
	"nama_kelurahan" text,
	"rt_domisili" text,
	"rw_domisili" text,
	"kode_pos" text,
	"sid" text,
	"ifua" text,
	"nama_pasangan" text,
	"memiliki_rumah" boolean,
	"telepon" text,
	"ponsel" text,
	"email" text,
	"tanggal_pernyataan" date,
	"cara_pernyataan" text,
	"rekaman_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "kotak_masuk"."sumber" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"jenis" text NOT NULL,
	"mitra" text NOT NULL,
	"versi" date NOT NULL,
	"diterima" timestamp with time zone NOT NULL,
	"diputuskan_oleh" text NOT NULL,
	"diputuskan" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "kotak_masuk"."kiriman" ALTER COLUMN "coba_lagi" SET DEFAULT clock_timestamp() + interval '5 seconds';--> statement-breakpoint
ALTER TABLE "finansial"."simpanan_tapera" ADD COLUMN "rekaman_id" text;--> statement-breakpoint
CREATE INDEX "sumber_asn" ON "kotak_masuk"."sumber" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "rekaman_tertunda" ON "kotak_masuk"."rekaman" USING btree ("diterima") WHERE status = 'MENUNGGU';