DROP INDEX "cakupan"."asn_unit_kerja_rumpun";--> statement-breakpoint
ALTER TABLE "riwayat"."pensiun" ADD COLUMN "rumpun_jabatan_id" text;--> statement-breakpoint
CREATE INDEX "asn_unit_kerja_holders" ON "cakupan"."asn" USING btree ("unit_kerja_id","rumpun_jabatan_id","kedudukan_hukum_id","jenis_asn");--> statement-breakpoint
CREATE INDEX "pensiun_by_rumpun_jabatan_id" ON "riwayat"."pensiun" USING btree ("rumpun_jabatan_id","tmt_pensiun","id");