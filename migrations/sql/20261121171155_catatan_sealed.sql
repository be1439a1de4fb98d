CREATE TABLE "catatan"."daun" (
	"posisi" bigint PRIMARY KEY NOT NULL,
	"sumber" text NOT NULL,
	"baris_id" uuid NOT NULL,
	"mitra" text,
	"sidik" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catatan"."simpul" (
	"tingkat" smallint NOT NULL,
	"nomor" bigint NOT NULL,
	"sidik" "bytea" NOT NULL,
	CONSTRAINT "simpul_tingkat_nomor_pk" PRIMARY KEY("tingkat","nomor")
);
--> statement-breakpoint
CREATE TABLE "catatan"."stempel" (
	"nomor" bigint PRIMARY KEY NOT NULL,
	"waktu" timestamp with time zone NOT NULL,
	"otoritas" text NOT NULL,
	"token" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catatan"."titik" (
	"nomor" bigint PRIMARY KEY NOT NULL,
	"ukuran" bigint NOT NULL,
	"waktu" timestamp with time zone NOT NULL,
	"naskah" text NOT NULL,
	"tepi" "bytea" NOT NULL,
	"batas" jsonb NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "daun_of_row" ON "catatan"."daun" USING btree ("baris_id");--> statement-breakpoint
CREATE UNIQUE INDEX "titik_of_size" ON "catatan"."titik" USING btree ("ukuran","nomor");--> statement-breakpoint
CREATE INDEX "akses_to_seal" ON "catatan"."akses" USING btree ("transaksi","id");