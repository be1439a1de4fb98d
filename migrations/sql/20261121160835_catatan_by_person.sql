CREATE TABLE "catatan"."penundaan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"waktu" timestamp with time zone NOT NULL,
	"transaksi" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"mitra" text,
	"orang" uuid[],
	"dari" timestamp with time zone,
	"hingga" timestamp with time zone,
	"alasan" text NOT NULL,
	"dasar" text NOT NULL,
	"oleh" text NOT NULL,
	"sampai" timestamp with time zone NOT NULL,
	"mencabut" uuid
);
--> statement-breakpoint
CREATE INDEX "akses_of_person" ON "catatan"."akses" USING gin ("orang") WITH (gin_pending_list_limit=262144);