-- What was counted of a day that is over stays as it was counted, also for whoever owns it.
CREATE FUNCTION catatan.hari_tetap() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  IF (SELECT h.selesai FROM catatan.hari_terhitung AS h WHERE h.hari = coalesce(NEW.hari, OLD.hari)) THEN
    RAISE EXCEPTION 'What was counted of a day that is over is neither changed nor removed.';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION catatan.hari_tetap() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER pemakaian_harian_tetap BEFORE INSERT OR UPDATE OR DELETE ON catatan.pemakaian_harian FOR EACH ROW EXECUTE FUNCTION catatan.hari_tetap();
--> statement-breakpoint
CREATE TRIGGER pemakaian_harian_penuh BEFORE TRUNCATE ON catatan.pemakaian_harian FOR EACH STATEMENT EXECUTE FUNCTION catatan.tetap();
--> statement-breakpoint
CREATE TRIGGER hari_terhitung_tetap BEFORE UPDATE OR DELETE ON catatan.hari_terhitung FOR EACH ROW EXECUTE FUNCTION catatan.hari_tetap();
--> statement-breakpoint
CREATE TRIGGER hari_terhitung_penuh BEFORE TRUNCATE ON catatan.hari_terhitung FOR EACH STATEMENT EXECUTE FUNCTION catatan.tetap();
--> statement-breakpoint
GRANT USAGE ON SCHEMA catatan TO "bagi-pakai-perjanjian";
--> statement-breakpoint
GRANT SELECT ON catatan.pemakaian_harian, catatan.hari_terhitung TO "bagi-pakai-perjanjian";
--> statement-breakpoint
-- What a partner used by the day: of each service and of all together (no service), beside what its agreement calls them.
CREATE FUNCTION perjanjian.penggunaan(mitra text, dari date, sampai date) RETURNS TABLE (
  hari date, versi text, layanan text, nama text, pasal text, permintaan int, orang int, baris int, ditolak jsonb, putusan jsonb,
  dihitung timestamptz, selesai boolean
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT p.hari, p.perjanjian, p.layanan, d.layanan -> p.layanan ->> 'nama', d.layanan -> p.layanan ->> 'pasal', p.permintaan::int, p.orang::int,
    p.baris::int, p.ditolak, p.putusan, h.sampai, h.selesai
  FROM catatan.pemakaian_harian AS p JOIN catatan.hari_terhitung AS h ON h.hari = p.hari
  LEFT JOIN perjanjian.dokumen AS d ON d.mitra = p.mitra AND d.versi::text = p.perjanjian
  WHERE p.mitra = penggunaan.mitra AND p.hari BETWEEN penggunaan.dari AND penggunaan.sampai
  ORDER BY p.hari, p.perjanjian NULLS LAST, p.layanan NULLS FIRST
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION perjanjian.penggunaan(text, date, date) FROM PUBLIC;
--> statement-breakpoint
GRANT CREATE ON SCHEMA perjanjian TO "bagi-pakai-perjanjian";
--> statement-breakpoint
ALTER FUNCTION perjanjian.penggunaan(text, date, date) OWNER TO "bagi-pakai-perjanjian";
--> statement-breakpoint
REVOKE CREATE ON SCHEMA perjanjian FROM "bagi-pakai-perjanjian";
