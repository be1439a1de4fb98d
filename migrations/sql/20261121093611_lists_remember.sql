CREATE TABLE "cakupan"."asal" (
	"pengenal" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cakupan"."asn_lampau" (
	"asn_id" text NOT NULL,
	"jenis_asn" text NOT NULL,
	"golongan_ruang_id" text,
	"rumpun_jabatan_id" text,
	"instansi_induk_id" text,
	"instansi_kerja_id" text,
	"unit_kerja_id" text,
	"kedudukan_hukum_id" text NOT NULL,
	"tmt_cpns" date,
	"sejak_transaksi" "xid8" NOT NULL,
	"sampai_transaksi" "xid8" NOT NULL,
	"waktu" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "riwayat"."pemberhentian_lampau" (
	"id" text NOT NULL,
	"asn_id" text NOT NULL,
	"tmt_berhenti" date,
	"sejak_transaksi" "xid8" NOT NULL,
	"sampai_transaksi" "xid8" NOT NULL,
	"waktu" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "riwayat"."pensiun_lampau" (
	"id" text NOT NULL,
	"asn_id" text NOT NULL,
	"tmt_pensiun" date,
	"sejak_transaksi" "xid8" NOT NULL,
	"sampai_transaksi" "xid8" NOT NULL,
	"waktu" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "riwayat"."pindah_instansi_lampau" (
	"id" text NOT NULL,
	"asn_id" text NOT NULL,
	"instansi_asal_id" text,
	"instansi_tujuan_id" text,
	"tmt_pindah" date,
	"sejak_transaksi" "xid8" NOT NULL,
	"sampai_transaksi" "xid8" NOT NULL,
	"waktu" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "cakupan"."asn" ADD COLUMN "sejak_transaksi" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "riwayat"."pemberhentian" ADD COLUMN "sejak_transaksi" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "riwayat"."pensiun" ADD COLUMN "sejak_transaksi" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "riwayat"."pindah_instansi" ADD COLUMN "sejak_transaksi" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
CREATE INDEX "asn_lampau_asn" ON "cakupan"."asn_lampau" USING btree ("asn_id");--> statement-breakpoint
CREATE INDEX "asn_lampau_waktu" ON "cakupan"."asn_lampau" USING btree ("waktu");--> statement-breakpoint
CREATE INDEX "pemberhentian_lampau_by_date" ON "riwayat"."pemberhentian_lampau" USING btree ("tmt_berhenti","id");--> statement-breakpoint
CREATE INDEX "pemberhentian_lampau_waktu" ON "riwayat"."pemberhentian_lampau" USING btree ("waktu");--> statement-breakpoint
CREATE INDEX "pensiun_lampau_by_date" ON "riwayat"."pensiun_lampau" USING btree ("tmt_pensiun","id");--> statement-breakpoint
CREATE INDEX "pensiun_lampau_waktu" ON "riwayat"."pensiun_lampau" USING btree ("waktu");--> statement-breakpoint
CREATE INDEX "pindah_instansi_lampau_by_date" ON "riwayat"."pindah_instansi_lampau" USING btree ("tmt_pindah","id");--> statement-breakpoint
CREATE INDEX "pindah_instansi_lampau_waktu" ON "riwayat"."pindah_instansi_lampau" USING btree ("waktu");--> statement-breakpoint
CREATE INDEX "asn_instansi_kerja_golongan" ON "cakupan"."asn" USING btree ("instansi_kerja_id","golongan_ruang_id","asn_id");--> statement-breakpoint
CREATE INDEX "asn_instansi_induk_golongan" ON "cakupan"."asn" USING btree ("instansi_induk_id","golongan_ruang_id","asn_id");--> statement-breakpoint
CREATE INDEX "pindah_instansi_by_instansi_asal_id" ON "riwayat"."pindah_instansi" USING btree ("instansi_asal_id","tmt_pindah","id");--> statement-breakpoint
CREATE INDEX "pindah_instansi_by_instansi_tujuan_id" ON "riwayat"."pindah_instansi" USING btree ("instansi_tujuan_id","tmt_pindah","id");