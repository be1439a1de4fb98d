CREATE SCHEMA "agregat";
--> statement-breakpoint
CREATE TABLE "agregat"."kubus" (
	"id" text PRIMARY KEY NOT NULL,
	"nama" text NOT NULL,
	"keterangan" text NOT NULL,
	"tanggal" date NOT NULL,
	"jumlah_sel" integer NOT NULL,
	"jumlah_disamarkan" integer NOT NULL,
	"ambang" integer NOT NULL,
	"kelipatan" integer NOT NULL,
	"simpangan" integer NOT NULL,
	"sidik_jari" text NOT NULL,
	"diambil_pada" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agregat"."sel" (
	"id" text PRIMARY KEY NOT NULL,
	"kubus_id" text NOT NULL,
	"urutan" integer NOT NULL,
	"kunci" text NOT NULL,
	"status_kode" text NOT NULL,
	"status_nama" text NOT NULL,
	"provinsi_kode" text NOT NULL,
	"provinsi_nama" text NOT NULL,
	"kota_kode" text,
	"kota_nama" text,
	"golongan_kode" text,
	"golongan_nama" text,
	"jabatan_kode" text,
	"jabatan_nama" text,
	"umur_kode" text NOT NULL,
	"umur_nama" text NOT NULL,
	"jumlah" integer,
	"disamarkan" boolean NOT NULL
);
--> statement-breakpoint
CREATE INDEX "kubus_nama" ON "agregat"."kubus" USING btree ("nama","tanggal");--> statement-breakpoint
CREATE UNIQUE INDEX "sel_kubus_urutan" ON "agregat"."sel" USING btree ("kubus_id","urutan");