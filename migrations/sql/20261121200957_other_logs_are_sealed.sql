CREATE INDEX "ditolak_to_seal" ON "catatan"."ditolak" USING btree ("transaksi","id");--> statement-breakpoint
CREATE INDEX "kejadian_to_seal" ON "catatan"."kejadian" USING btree ("transaksi","id");--> statement-breakpoint
CREATE INDEX "perubahan_to_seal" ON "catatan"."perubahan" USING btree ("transaksi","id");