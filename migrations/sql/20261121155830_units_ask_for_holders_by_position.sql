DROP INDEX "cakupan"."asn_unit_kerja_holders";--> statement-breakpoint
CREATE INDEX "asn_unit_kerja_holders" ON "cakupan"."asn" USING btree ("unit_kerja_id","rumpun_jabatan_id");