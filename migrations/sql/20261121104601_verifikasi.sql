CREATE SCHEMA "verifikasi";
--> statement-breakpoint
CREATE TABLE "verifikasi"."beban" (
	"permohonan" uuid NOT NULL,
	"nomor" integer NOT NULL,
	"subjek" text NOT NULL,
	"mitra" text NOT NULL,
	"pada" timestamp with time zone NOT NULL,
	"sampai" timestamp with time zone NOT NULL,
	"transaksi" text NOT NULL,
	"diputus" boolean DEFAULT false NOT NULL,
	CONSTRAINT "beban_permohonan_nomor_pk" PRIMARY KEY("permohonan","nomor")
);
--> statement-breakpoint
CREATE TABLE "verifikasi"."kunci" (
	"kunci" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE INDEX "beban_subjek" ON "verifikasi"."beban" USING btree ("subjek","sampai");--> statement-breakpoint
CREATE INDEX "beban_sampai" ON "verifikasi"."beban" USING btree ("sampai");