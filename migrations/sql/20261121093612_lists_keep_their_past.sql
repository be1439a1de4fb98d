-- A listed row that changes or goes leaves behind what it was found and ordered by, for those who are in the midst of the list.
CREATE FUNCTION cakupan.keep_past() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  -- The columns to keep, as the trigger names them.
  kept text := TG_ARGV[0] || ', sejak_transaksi';
BEGIN
  -- What began in this very transaction was never seen by anyone.
  IF OLD.sejak_transaksi <> pg_current_xact_id() THEN
    EXECUTE format('INSERT INTO %I.%I (%s, sampai_transaksi, waktu) SELECT %s, pg_current_xact_id(), clock_timestamp()',
      TG_TABLE_SCHEMA, TG_TABLE_NAME || '_lampau', kept, '($1).' || replace(kept, ', ', ', ($1).')) USING OLD;
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  NEW.sejak_transaksi := pg_current_xact_id();
  RETURN NEW;
END $$;
--> statement-breakpoint
-- Nobody pages for longer than a day. Rows that another transaction is already taking away are left to it.
CREATE FUNCTION cakupan.forget_past() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  EXECUTE format('DELETE FROM %1$I.%2$I WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM %1$I.%2$I WHERE waktu < clock_timestamp() - interval ''26 hours'' LIMIT 1000 FOR UPDATE SKIP LOCKED))',
    TG_TABLE_SCHEMA, TG_TABLE_NAME || '_lampau');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_changed BEFORE UPDATE ON cakupan.asn FOR EACH ROW
  WHEN ((OLD.jenis_asn, OLD.golongan_ruang_id, OLD.rumpun_jabatan_id, OLD.instansi_induk_id, OLD.instansi_kerja_id, OLD.unit_kerja_id, OLD.kedudukan_hukum_id, OLD.tmt_cpns)
    IS DISTINCT FROM (NEW.jenis_asn, NEW.golongan_ruang_id, NEW.rumpun_jabatan_id, NEW.instansi_induk_id, NEW.instansi_kerja_id, NEW.unit_kerja_id, NEW.kedudukan_hukum_id, NEW.tmt_cpns))
  EXECUTE FUNCTION cakupan.keep_past('asn_id, jenis_asn, golongan_ruang_id, rumpun_jabatan_id, instansi_induk_id, instansi_kerja_id, unit_kerja_id, kedudukan_hukum_id, tmt_cpns');
--> statement-breakpoint
CREATE TRIGGER keep_gone BEFORE DELETE ON cakupan.asn FOR EACH ROW
  EXECUTE FUNCTION cakupan.keep_past('asn_id, jenis_asn, golongan_ruang_id, rumpun_jabatan_id, instansi_induk_id, instansi_kerja_id, unit_kerja_id, kedudukan_hukum_id, tmt_cpns');
--> statement-breakpoint
CREATE TRIGGER forget_past AFTER UPDATE OR DELETE ON cakupan.asn FOR EACH STATEMENT EXECUTE FUNCTION cakupan.forget_past();
--> statement-breakpoint
CREATE TRIGGER keep_changed BEFORE UPDATE ON riwayat.pindah_instansi FOR EACH ROW
  WHEN ((OLD.asn_id, OLD.instansi_asal_id, OLD.instansi_tujuan_id, OLD.tmt_pindah) IS DISTINCT FROM (NEW.asn_id, NEW.instansi_asal_id, NEW.instansi_tujuan_id, NEW.tmt_pindah))
  EXECUTE FUNCTION cakupan.keep_past('id, asn_id, instansi_asal_id, instansi_tujuan_id, tmt_pindah');
--> statement-breakpoint
CREATE TRIGGER keep_gone BEFORE DELETE ON riwayat.pindah_instansi FOR EACH ROW
  EXECUTE FUNCTION cakupan.keep_past('id, asn_id, instansi_asal_id, instansi_tujuan_id, tmt_pindah');
--> statement-breakpoint
CREATE TRIGGER forget_past AFTER UPDATE OR DELETE ON riwayat.pindah_instansi FOR EACH STATEMENT EXECUTE FUNCTION cakupan.forget_past();
--> statement-breakpoint
CREATE TRIGGER keep_changed BEFORE UPDATE ON riwayat.pensiun FOR EACH ROW
  WHEN ((OLD.asn_id, OLD.tmt_pensiun) IS DISTINCT FROM (NEW.asn_id, NEW.tmt_pensiun))
  EXECUTE FUNCTION cakupan.keep_past('id, asn_id, tmt_pensiun');
--> statement-breakpoint
CREATE TRIGGER keep_gone BEFORE DELETE ON riwayat.pensiun FOR EACH ROW EXECUTE FUNCTION cakupan.keep_past('id, asn_id, tmt_pensiun');
--> statement-breakpoint
CREATE TRIGGER forget_past AFTER UPDATE OR DELETE ON riwayat.pensiun FOR EACH STATEMENT EXECUTE FUNCTION cakupan.forget_past();
--> statement-breakpoint
CREATE TRIGGER keep_changed BEFORE UPDATE ON riwayat.pemberhentian FOR EACH ROW
  WHEN ((OLD.asn_id, OLD.tmt_berhenti) IS DISTINCT FROM (NEW.asn_id, NEW.tmt_berhenti))
  EXECUTE FUNCTION cakupan.keep_past('id, asn_id, tmt_berhenti');
--> statement-breakpoint
CREATE TRIGGER keep_gone BEFORE DELETE ON riwayat.pemberhentian FOR EACH ROW EXECUTE FUNCTION cakupan.keep_past('id, asn_id, tmt_berhenti');
--> statement-breakpoint
CREATE TRIGGER forget_past AFTER UPDATE OR DELETE ON riwayat.pemberhentian FOR EACH STATEMENT EXECUTE FUNCTION cakupan.forget_past();
--> statement-breakpoint
-- Facts that did not change stay the row they are.
CREATE OR REPLACE FUNCTION cakupan.follow_asn() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  INSERT INTO cakupan.asn AS fakta (asn_id, jenis_asn, golongan_ruang_id, rumpun_jabatan_id, instansi_induk_id, instansi_kerja_id, unit_kerja_id, kedudukan_hukum_id, tmt_cpns)
  SELECT baru.id, baru.jenis_asn, baru.golongan_ruang_id, jabatan.rumpun_jabatan_id, baru.instansi_induk_id, baru.instansi_kerja_id, baru.unit_kerja_id, baru.kedudukan_hukum_id, baru.tmt_cpns
  FROM baru LEFT JOIN asn.jabatan ON jabatan.id = baru.jabatan_id
  ON CONFLICT (asn_id) DO UPDATE SET
    jenis_asn = excluded.jenis_asn, golongan_ruang_id = excluded.golongan_ruang_id, rumpun_jabatan_id = excluded.rumpun_jabatan_id,
    instansi_induk_id = excluded.instansi_induk_id, instansi_kerja_id = excluded.instansi_kerja_id, unit_kerja_id = excluded.unit_kerja_id,
    kedudukan_hukum_id = excluded.kedudukan_hukum_id, tmt_cpns = excluded.tmt_cpns
  WHERE (fakta.jenis_asn, fakta.golongan_ruang_id, fakta.rumpun_jabatan_id, fakta.instansi_induk_id, fakta.instansi_kerja_id, fakta.unit_kerja_id, fakta.kedudukan_hukum_id, fakta.tmt_cpns)
    IS DISTINCT FROM (excluded.jenis_asn, excluded.golongan_ruang_id, excluded.rumpun_jabatan_id, excluded.instansi_induk_id, excluded.instansi_kerja_id, excluded.unit_kerja_id, excluded.kedudukan_hukum_id, excluded.tmt_cpns);
  RETURN NULL;
END $$;
--> statement-breakpoint
-- A copy restored on another cluster counts its transactions anew: then every row is taken as long there, and nothing as past.
CREATE FUNCTION cakupan.settle() RETURNS boolean LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  here text := (SELECT system_identifier::text FROM pg_control_system());
BEGIN
  IF EXISTS (SELECT FROM cakupan.asal WHERE pengenal = here) THEN
    RETURN false;
  END IF;
  UPDATE cakupan.asn SET sejak_transaksi = '3';
  UPDATE riwayat.pindah_instansi SET sejak_transaksi = '3';
  UPDATE riwayat.pensiun SET sejak_transaksi = '3';
  UPDATE riwayat.pemberhentian SET sejak_transaksi = '3';
  TRUNCATE cakupan.asn_lampau, riwayat.pindah_instansi_lampau, riwayat.pensiun_lampau, riwayat.pemberhentian_lampau, cakupan.asal;
  INSERT INTO cakupan.asal VALUES (here);
  RETURN true;
END $$;
--> statement-breakpoint
INSERT INTO cakupan.asal SELECT system_identifier::text FROM pg_control_system();
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION cakupan.keep_past(), cakupan.forget_past(), cakupan.settle() FROM PUBLIC;
--> statement-breakpoint
DO $$
DECLARE
  tabel regclass;
BEGIN
  FOREACH tabel IN ARRAY ARRAY['cakupan.asn_lampau', 'riwayat.pindah_instansi_lampau', 'riwayat.pensiun_lampau', 'riwayat.pemberhentian_lampau']::regclass[]
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tabel);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tabel);
  END LOOP;
END $$;
