CREATE TABLE "usulan"."jenis_dokumen" (
	"id" text PRIMARY KEY NOT NULL,
	"nama" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "usulan"."persyaratan" (
	"id" text PRIMARY KEY NOT NULL,
	"detail_layanan_id" text NOT NULL,
	"urutan" integer NOT NULL,
	"jenis_dokumen_id" text NOT NULL,
	"wajib" boolean NOT NULL,
	"rumpun_jabatan_id" text,
	"nama_rumpun_jabatan" text
);
--> statement-breakpoint
DROP INDEX "asn"."jabatan_jenis";--> statement-breakpoint
ALTER TABLE "riwayat"."dokumen" ADD COLUMN "nomor" text;--> statement-breakpoint
ALTER TABLE "riwayat"."dokumen" ADD COLUMN "tanggal" date;--> statement-breakpoint
CREATE UNIQUE INDEX "persyaratan_detail_layanan" ON "usulan"."persyaratan" USING btree ("detail_layanan_id","urutan");--> statement-breakpoint
CREATE INDEX "jabatan_jenis" ON "asn"."jabatan" USING btree ("jenis_jabatan_id","id");