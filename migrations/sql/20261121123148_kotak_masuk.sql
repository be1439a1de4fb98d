CREATE SCHEMA "kotak_masuk";
--> statement-breakpoint
CREATE TABLE "kotak_masuk"."kiriman" (
	"id" text PRIMARY KEY NOT NULL,
	"mitra" text NOT NULL,
	"versi" date NOT NULL,
	"kunci" text NOT NULL,
	"operasi" text NOT NULL,
	"sha256" text NOT NULL,
	"jumlah" integer NOT NULL,
	"diterima" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"transaksi" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"diterapkan" timestamp with time zone,
	"balasan" jsonb,
	"percobaan" integer DEFAULT 0 NOT NULL,
	"coba_lagi" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "kiriman_kunci" UNIQUE("mitra","kunci"),
	CONSTRAINT "kiriman_utuh" UNIQUE("id","mitra","versi","transaksi")
);
--> statement-breakpoint
CREATE TABLE "kotak_masuk"."rekaman" (
	"id" text PRIMARY KEY NOT NULL,
	"kiriman_id" text NOT NULL,
	"mitra" text NOT NULL,
	"versi" date NOT NULL,
	"transaksi" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"urutan" integer NOT NULL,
	"jenis" text NOT NULL,
	"isi" jsonb NOT NULL,
	"diterima" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"status" text DEFAULT 'DITERIMA' NOT NULL,
	"alasan" text,
	"diputuskan_oleh" text,
	"diputuskan" timestamp with time zone,
	CONSTRAINT "rekaman_urutan" UNIQUE("kiriman_id","urutan")
);
--> statement-breakpoint
ALTER TABLE "kotak_masuk"."rekaman" ADD CONSTRAINT "rekaman_kiriman" FOREIGN KEY ("kiriman_id","mitra","versi","transaksi") REFERENCES "kotak_masuk"."kiriman"("id","mitra","versi","transaksi") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "kiriman_mitra" ON "kotak_masuk"."kiriman" USING btree ("mitra","diterima","id");--> statement-breakpoint
CREATE INDEX "kiriman_tertunda" ON "kotak_masuk"."kiriman" USING btree ("coba_lagi") WHERE diterapkan is null;--> statement-breakpoint
CREATE INDEX "rekaman_mitra" ON "kotak_masuk"."rekaman" USING btree ("mitra","diterima","id");--> statement-breakpoint
CREATE INDEX "rekaman_status" ON "kotak_masuk"."rekaman" USING btree ("status","diterima","id");