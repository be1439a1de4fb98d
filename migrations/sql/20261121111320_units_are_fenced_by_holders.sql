-- A unit that is renamed, goes to another instansi or goes away leaves behind what it was found by, for those who page through a search.
CREATE TRIGGER keep_changed BEFORE UPDATE ON asn.unit_kerja FOR EACH ROW
  WHEN ((OLD.instansi_id, OLD.nama) IS DISTINCT FROM (NEW.instansi_id, NEW.nama))
  EXECUTE FUNCTION cakupan.keep_past('id, instansi_id, nama');
--> statement-breakpoint
CREATE TRIGGER keep_gone BEFORE DELETE ON asn.unit_kerja FOR EACH ROW EXECUTE FUNCTION cakupan.keep_past('id, instansi_id, nama');
--> statement-breakpoint
CREATE TRIGGER forget_past AFTER UPDATE OR DELETE ON asn.unit_kerja FOR EACH STATEMENT EXECUTE FUNCTION cakupan.forget_past();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION cakupan.settle() RETURNS boolean LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  here text := (SELECT system_identifier::text FROM pg_control_system());
BEGIN
  IF EXISTS (SELECT FROM cakupan.asal WHERE pengenal = here) THEN
    RETURN false;
  END IF;
  UPDATE cakupan.asn SET sejak_transaksi = '3';
  UPDATE asn.unit_kerja SET sejak_transaksi = '3';
  UPDATE riwayat.pindah_instansi SET sejak_transaksi = '3';
  UPDATE riwayat.pensiun SET sejak_transaksi = '3';
  UPDATE riwayat.pemberhentian SET sejak_transaksi = '3';
  TRUNCATE cakupan.asn_lampau, asn.unit_kerja_lampau, riwayat.pindah_instansi_lampau, riwayat.pensiun_lampau, riwayat.pemberhentian_lampau, cakupan.asal;
  INSERT INTO cakupan.asal VALUES (here);
  RETURN true;
END $$;
--> statement-breakpoint
-- That a unit has somebody is about persons: who may search units by that sees those units, by the policy of its role, and no other.
ALTER TABLE asn.unit_kerja ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE asn.unit_kerja FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE asn.unit_kerja_lampau ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE asn.unit_kerja_lampau FORCE ROW LEVEL SECURITY;
