CREATE TABLE "catatan"."hari_terhitung" (
	"hari" date PRIMARY KEY NOT NULL,
	"sampai" timestamp with time zone NOT NULL,
	"selesai" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catatan"."pemakaian_harian" (
	"hari" date NOT NULL,
	"mitra" text NOT NULL,
	"perjanjian" text,
	"layanan" text,
	"permintaan" bigint NOT NULL,
	"orang" bigint NOT NULL,
	"baris" bigint NOT NULL,
	"ditolak" jsonb NOT NULL,
	"putusan" jsonb NOT NULL,
	CONSTRAINT "pemakaian_of_day" UNIQUE NULLS NOT DISTINCT("mitra","hari","perjanjian","layanan")
);
--> statement-breakpoint
ALTER TABLE "perjanjian"."dokumen" ADD COLUMN "layanan" jsonb DEFAULT '{}' NOT NULL;