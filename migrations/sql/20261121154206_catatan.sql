CREATE SCHEMA "catatan";
--> statement-breakpoint
CREATE TABLE "catatan"."akses" (
	"id" uuid NOT NULL,
	"waktu" timestamp with time zone NOT NULL,
	"transaksi" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"mitra" text NOT NULL,
	"klien" text NOT NULL,
	"petugas" text,
	"perjanjian" text,
	"tujuan" text,
	"mode" text,
	"layanan" text[] NOT NULL,
	"baris" integer[] NOT NULL,
	"operasi" text,
	"sidik_operasi" "bytea",
	"medan" "bytea",
	"jumlah_orang" integer NOT NULL,
	"orang" uuid[] NOT NULL,
	"putusan" jsonb,
	"durasi_mikro" integer NOT NULL,
	"keputusan" text NOT NULL,
	"permintaan" uuid NOT NULL,
	CONSTRAINT "akses_waktu_id_pk" PRIMARY KEY("waktu","id")
) PARTITION BY RANGE ("waktu");
--> statement-breakpoint
CREATE TABLE "catatan"."ditolak" (
	"id" uuid NOT NULL,
	"menit" timestamp with time zone NOT NULL,
	"transaksi" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"mitra" text,
	"keputusan" text NOT NULL,
	"jumlah" integer NOT NULL,
	CONSTRAINT "ditolak_menit_id_pk" PRIMARY KEY("menit","id")
) PARTITION BY RANGE ("menit");
--> statement-breakpoint
CREATE TABLE "catatan"."kejadian" (
	"id" uuid PRIMARY KEY NOT NULL,
	"waktu" timestamp with time zone NOT NULL,
	"transaksi" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"jenis" text NOT NULL,
	"mitra" text,
	"permintaan" uuid,
	"rincian" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catatan"."kunci" (
	"tahun" integer PRIMARY KEY NOT NULL,
	"sidik" "bytea" NOT NULL,
	"dibuat" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catatan"."medan" (
	"sidik" "bytea" PRIMARY KEY NOT NULL,
	"koordinat" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "catatan"."perubahan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"waktu" timestamp with time zone NOT NULL,
	"transaksi" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"jenis" text NOT NULL,
	"obyek" text NOT NULL,
	"oleh" text NOT NULL,
	"sebelum" "bytea",
	"sesudah" "bytea",
	"rincian" jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX "akses_of_client" ON "catatan"."akses" USING btree ("klien","waktu");--> statement-breakpoint
CREATE INDEX "kejadian_in_time" ON "catatan"."kejadian" USING btree ("waktu");--> statement-breakpoint
CREATE INDEX "perubahan_of" ON "catatan"."perubahan" USING btree ("jenis","obyek","waktu");