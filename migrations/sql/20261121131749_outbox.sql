CREATE SCHEMA "warta";
--> statement-breakpoint
CREATE TABLE "perjanjian"."kunci_webhook" (
	"publik" text PRIMARY KEY NOT NULL,
	"mitra" text NOT NULL,
	"rahasia" text NOT NULL,
	"sejak" timestamp with time zone NOT NULL,
	"sampai" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "warta"."diterima" (
	"mitra" text NOT NULL,
	"asn_id" text NOT NULL,
	"sejak" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "diterima_asn_id_mitra_pk" PRIMARY KEY("asn_id","mitra")
);
--> statement-breakpoint
CREATE TABLE "warta"."kontrak" (
	"mitra" text PRIMARY KEY NOT NULL,
	"versi" text NOT NULL,
	"sidik_jari" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "warta"."pengantaran" (
	"id" text PRIMARY KEY NOT NULL,
	"peristiwa_id" bigint NOT NULL,
	"mitra" text NOT NULL,
	"jalur" text NOT NULL,
	"jenis" text NOT NULL,
	"obyek" text NOT NULL,
	"waktu" timestamp with time zone NOT NULL,
	"status" text DEFAULT 'MENUNGGU' NOT NULL,
	"percobaan" integer DEFAULT 0 NOT NULL,
	"berikutnya" timestamp with time zone NOT NULL,
	"dipegang" timestamp with time zone,
	"hasil" text,
	"selesai" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "warta"."penolakan" (
	"mitra" text NOT NULL,
	"alamat" text NOT NULL,
	"waktu" timestamp with time zone NOT NULL,
	CONSTRAINT "penolakan_mitra_alamat_pk" PRIMARY KEY("mitra","alamat")
);
--> statement-breakpoint
CREATE TABLE "warta"."perhatian" (
	"peran" text NOT NULL,
	"mitra" text NOT NULL,
	"tabel" text NOT NULL,
	"kolom" text[] NOT NULL,
	"baris" jsonb NOT NULL,
	"jenis" text[] NOT NULL,
	CONSTRAINT "perhatian_peran_tabel_pk" PRIMARY KEY("peran","tabel")
);
--> statement-breakpoint
CREATE TABLE "warta"."peringatan" (
	"mitra" text NOT NULL,
	"versi" text NOT NULL,
	"sampai" text NOT NULL,
	"hari" integer NOT NULL,
	"diumumkan" boolean NOT NULL,
	CONSTRAINT "peringatan_mitra_versi_sampai_hari_pk" PRIMARY KEY("mitra","versi","sampai","hari")
);
--> statement-breakpoint
CREATE TABLE "warta"."peristiwa" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "warta"."peristiwa_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"jenis" text NOT NULL,
	"obyek" text NOT NULL,
	"jalur" text NOT NULL,
	"asn_id" text,
	"mitra" text[] NOT NULL,
	"waktu" timestamp with time zone NOT NULL,
	"transaksi" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"sebar_sejak" timestamp with time zone NOT NULL,
	"disebar" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "kunci_webhook_mitra" ON "perjanjian"."kunci_webhook" USING btree ("mitra","sejak");--> statement-breakpoint
CREATE INDEX "diterima_mitra" ON "warta"."diterima" USING btree ("mitra");--> statement-breakpoint
CREATE UNIQUE INDEX "pengantaran_once" ON "warta"."pengantaran" USING btree ("peristiwa_id","mitra");--> statement-breakpoint
CREATE INDEX "pengantaran_in_line" ON "warta"."pengantaran" USING btree ("mitra","jalur","peristiwa_id") WHERE status = 'MENUNGGU';--> statement-breakpoint
CREATE INDEX "pengantaran_due" ON "warta"."pengantaran" USING btree ("mitra","berikutnya") WHERE status = 'MENUNGGU';--> statement-breakpoint
CREATE INDEX "pengantaran_dead" ON "warta"."pengantaran" USING btree ("mitra","peristiwa_id") WHERE status = 'MATI';--> statement-breakpoint
CREATE INDEX "pengantaran_done" ON "warta"."pengantaran" USING btree ("selesai");--> statement-breakpoint
CREATE INDEX "perhatian_tabel" ON "warta"."perhatian" USING btree ("tabel");--> statement-breakpoint
CREATE UNIQUE INDEX "peristiwa_once" ON "warta"."peristiwa" USING btree ("transaksi","jenis","obyek") WHERE disebar is null;--> statement-breakpoint
CREATE INDEX "peristiwa_to_spread" ON "warta"."peristiwa" USING btree ("id") WHERE disebar is null;--> statement-breakpoint
CREATE INDEX "peristiwa_spread" ON "warta"."peristiwa" USING btree ("disebar");