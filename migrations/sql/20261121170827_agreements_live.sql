CREATE TABLE "perjanjian"."dokumen" (
	"mitra" text NOT NULL,
	"versi" date NOT NULL,
	"pokok" date NOT NULL,
	"judul" text NOT NULL,
	"nomor_mitra" text,
	"nomor_bkn" text NOT NULL,
	"sampai" date,
	"sebab" jsonb NOT NULL,
	"kewajiban" jsonb NOT NULL,
	CONSTRAINT "dokumen_mitra_versi_pk" PRIMARY KEY("mitra","versi")
);
--> statement-breakpoint
CREATE TABLE "perjanjian"."jatah" (
	"mitra" text NOT NULL,
	"lingkup" text NOT NULL,
	"satuan" text NOT NULL,
	"jendela" timestamp with time zone NOT NULL,
	"terpakai" bigint NOT NULL,
	"diperingatkan" boolean NOT NULL,
	CONSTRAINT "jatah_mitra_jendela_lingkup_satuan_pk" PRIMARY KEY("mitra","jendela","lingkup","satuan")
);
--> statement-breakpoint
CREATE TABLE "perjanjian"."keadaan" (
	"urutan" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "perjanjian"."keadaan_urutan_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"mitra" text NOT NULL,
	"pokok" date NOT NULL,
	"keadaan" text NOT NULL,
	"sebab" text,
	"usul_id" text,
	"sejak" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "perjanjian"."putusan_langkah" (
	"usul_id" text PRIMARY KEY NOT NULL,
	"putusan" text NOT NULL,
	"pemutus" text NOT NULL,
	"catatan" text,
	"jalan" text NOT NULL,
	"waktu" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "perjanjian"."usul_langkah" (
	"id" text PRIMARY KEY NOT NULL,
	"kunci" text NOT NULL,
	"mitra" text NOT NULL,
	"pokok" date NOT NULL,
	"langkah" text NOT NULL,
	"dari" text NOT NULL,
	"dari_urutan" bigint NOT NULL,
	"sebab" text,
	"uraian" text NOT NULL,
	"nomor_surat" text NOT NULL,
	"tanggal_surat" date NOT NULL,
	"pemusnah" text,
	"segera" boolean NOT NULL,
	"pengusul" text NOT NULL,
	"jalan" text NOT NULL,
	"diusulkan" timestamp with time zone NOT NULL,
	"sampai" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "perjanjian"."akses" ADD COLUMN "pokok" date;--> statement-breakpoint
CREATE INDEX "keadaan_last" ON "perjanjian"."keadaan" USING btree ("mitra","pokok","urutan");--> statement-breakpoint
CREATE INDEX "usul_langkah_mitra" ON "perjanjian"."usul_langkah" USING btree ("mitra","pokok","diusulkan");