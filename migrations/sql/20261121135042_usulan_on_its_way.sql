CREATE TABLE "usulan"."perjalanan" (
	"usulan_id" text NOT NULL,
	"urutan" integer NOT NULL,
	"asn_id" text NOT NULL,
	"peristiwa" text NOT NULL,
	"oleh" text NOT NULL,
	"mitra" text NOT NULL,
	"dari" text NOT NULL,
	"dari_meja" text NOT NULL,
	"ke" text NOT NULL,
	"ke_meja" text NOT NULL,
	"pada" timestamp with time zone NOT NULL,
	CONSTRAINT "perjalanan_usulan_id_urutan_pk" PRIMARY KEY("usulan_id","urutan")
);
--> statement-breakpoint
CREATE TABLE "usulan"."unggahan" (
	"id" text PRIMARY KEY NOT NULL,
	"asn_id" text NOT NULL,
	"usulan_id" text NOT NULL,
	"mitra" text NOT NULL,
	"referensi_dokumen_id" text,
	"diminta" timestamp with time zone NOT NULL,
	"sha256" text,
	"ukuran" integer,
	"tipe_media" text,
	"diterima" timestamp with time zone,
	"dokumen_id" text
);
--> statement-breakpoint
ALTER TABLE "usulan"."dokumen" ADD COLUMN "diterima" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "usulan"."dokumen" ADD COLUMN "berlaku" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "usulan"."pertek" ADD COLUMN "urutan" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "usulan"."salinan_keppres" ADD COLUMN "alamat" text;--> statement-breakpoint
ALTER TABLE "usulan"."salinan_keppres" ADD COLUMN "status_berkas" text;--> statement-breakpoint
ALTER TABLE "usulan"."salinan_keppres" ADD COLUMN "alasan" text;--> statement-breakpoint
ALTER TABLE "usulan"."salinan_keppres" ADD COLUMN "percobaan" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "usulan"."salinan_keppres" ADD COLUMN "coba_lagi" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "usulan"."usulan" ADD COLUMN "meja" text DEFAULT 'BKN' NOT NULL;--> statement-breakpoint
ALTER TABLE "usulan"."verifikasi_biro_app" ADD COLUMN "urutan" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX "unggahan_usulan" ON "usulan"."unggahan" USING btree ("usulan_id");--> statement-breakpoint
CREATE INDEX "salinan_keppres_menunggu" ON "usulan"."salinan_keppres" USING btree ("coba_lagi") WHERE status_berkas = 'MENUNGGU';