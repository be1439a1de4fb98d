DROP INDEX "cakupan"."asn_instansi_kerja_rumpun";--> statement-breakpoint
DROP INDEX "asn"."unit_kerja_lampau_unit";--> statement-breakpoint
CREATE INDEX "asn_instansi_kerja_holders" ON "cakupan"."asn" USING btree ("instansi_kerja_id","rumpun_jabatan_id","unit_kerja_id","kedudukan_hukum_id","jenis_asn","sejak_transaksi");--> statement-breakpoint
CREATE INDEX "unit_kerja_each" ON "asn"."unit_kerja" USING hash ("id");--> statement-breakpoint
CREATE INDEX "unit_kerja_lampau_instansi" ON "asn"."unit_kerja_lampau" USING btree ("instansi_id","id");