CREATE TABLE "asn"."unit_kerja_lampau" (
	"id" text NOT NULL,
	"instansi_id" text,
	"nama" text,
	"kata" "tsvector" GENERATED ALWAYS AS (array_to_tsvector(array_remove(regexp_split_to_array(regexp_replace(lower(regexp_replace(normalize(nama, NFKD), '[\u0300-\u036f]', '', 'g') collate "C"), '(?<![a-z0-9])([a-z])\.(?=[a-z](?:[^a-z0-9]|$))', '\1', 'g'), '[^a-z0-9]+'), ''))) STORED,
	"sejak_transaksi" "xid8" NOT NULL,
	"sampai_transaksi" "xid8" NOT NULL,
	"waktu" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "asn"."unit_kerja" ADD COLUMN "kata" "tsvector" GENERATED ALWAYS AS (array_to_tsvector(array_remove(regexp_split_to_array(regexp_replace(lower(regexp_replace(normalize(nama, NFKD), '[\u0300-\u036f]', '', 'g') collate "C"), '(?<![a-z0-9])([a-z])\.(?=[a-z](?:[^a-z0-9]|$))', '\1', 'g'), '[^a-z0-9]+'), ''))) STORED;--> statement-breakpoint
ALTER TABLE "asn"."unit_kerja" ADD COLUMN "sejak_transaksi" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
CREATE INDEX "unit_kerja_lampau_unit" ON "asn"."unit_kerja_lampau" USING btree ("id");--> statement-breakpoint
CREATE INDEX "unit_kerja_lampau_waktu" ON "asn"."unit_kerja_lampau" USING btree ("waktu");--> statement-breakpoint
CREATE INDEX "asn_instansi_kerja_rumpun" ON "cakupan"."asn" USING btree ("instansi_kerja_id","rumpun_jabatan_id","unit_kerja_id");--> statement-breakpoint
CREATE INDEX "asn_unit_kerja_rumpun" ON "cakupan"."asn" USING btree ("unit_kerja_id","rumpun_jabatan_id");