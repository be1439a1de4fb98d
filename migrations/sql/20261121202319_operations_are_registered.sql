CREATE TABLE "perjanjian"."operasi" (
	"mitra" text NOT NULL,
	"id" text NOT NULL,
	"nama" text NOT NULL,
	"naskah" text NOT NULL,
	"koordinat" text[] NOT NULL,
	"biaya" bigint NOT NULL,
	"versi" date NOT NULL,
	"jalan" text NOT NULL,
	"didaftarkan" timestamp with time zone NOT NULL,
	CONSTRAINT "operasi_mitra_id_pk" PRIMARY KEY("mitra","id"),
	CONSTRAINT "operasi_id" CHECK ("perjanjian"."operasi"."id" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "operasi_nama" CHECK ("perjanjian"."operasi"."nama" ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$')
);
--> statement-breakpoint
CREATE TABLE "catatan"."operasi_harian" (
	"hari" date NOT NULL,
	"mitra" text NOT NULL,
	"operasi" text NOT NULL,
	"kali" bigint NOT NULL,
	CONSTRAINT "operasi_harian_mitra_operasi_hari_pk" PRIMARY KEY("mitra","operasi","hari")
);
