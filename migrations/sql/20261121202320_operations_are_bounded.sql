-- Registers a document of a partner under the checksum of its bytes; says BARU, ADA when it is there already, PENUH when it is one too many.
CREATE FUNCTION perjanjian.daftarkan_operasi(
  mitra text, id text, nama text, naskah text, koordinat text[], biaya bigint, versi date, jalan text, batas int
) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
#variable_conflict use_variable
BEGIN
  IF id IS DISTINCT FROM encode(sha256(convert_to(naskah, 'UTF8')), 'hex') THEN
    RAISE EXCEPTION 'An operation is registered under the SHA-256 of its bytes.';
  END IF;
  -- Two at once are counted one after the other.
  PERFORM pg_advisory_xact_lock(hashtextextended('perjanjian.operasi ' || mitra, 0));
  IF EXISTS (SELECT FROM perjanjian.operasi AS o WHERE o.mitra = mitra AND o.id = id) THEN
    RETURN 'ADA';
  END IF;
  IF (SELECT count(*) FROM perjanjian.operasi AS o WHERE o.mitra = mitra) >= batas THEN
    RETURN 'PENUH';
  END IF;
  INSERT INTO perjanjian.operasi (mitra, id, nama, naskah, koordinat, biaya, versi, jalan, didaftarkan)
  VALUES (mitra, id, nama, naskah, koordinat, biaya, versi, jalan, clock_timestamp());
  RETURN 'BARU';
END $$;
--> statement-breakpoint
-- The document of a partner's own under an id; none of another's is ever found.
CREATE FUNCTION perjanjian.naskah_operasi(mitra text, id text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT o.naskah FROM perjanjian.operasi AS o WHERE o.mitra = naskah_operasi.mitra AND o.id = naskah_operasi.id
$$;
--> statement-breakpoint
-- The same for the partner whose role asks: of its own, and no others.
CREATE FUNCTION perjanjian.daftarkan_operasi_sendiri(id text, nama text, naskah text, koordinat text[], biaya bigint, versi date)
RETURNS TABLE (hasil text) LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  SELECT perjanjian.daftarkan_operasi(perjanjian.periksa(session_user::text), daftarkan_operasi_sendiri.id, daftarkan_operasi_sendiri.nama,
    naskah, koordinat, biaya, versi, 'API', 1000)
$$;
--> statement-breakpoint
CREATE FUNCTION perjanjian.operasi_sendiri() RETURNS TABLE (id text, nama text, koordinat text[], biaya int, didaftarkan date, terakhir date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT o.id, o.nama, o.koordinat, least(o.biaya, 2147483647)::int, (o.didaftarkan AT TIME ZONE 'Asia/Jakarta')::date,
    (SELECT max(h.hari) FROM catatan.operasi_harian AS h WHERE h.mitra = o.mitra AND h.operasi = o.id)
  FROM perjanjian.operasi AS o WHERE o.mitra = perjanjian.periksa(session_user::text) ORDER BY o.nama, o.id
$$;
--> statement-breakpoint
CREATE FUNCTION perjanjian.cabut_operasi_sendiri(id text) RETURNS TABLE (hasil boolean)
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  WITH dicabut AS (
    DELETE FROM perjanjian.operasi AS o
    WHERE o.mitra = perjanjian.periksa(session_user::text) AND o.id = cabut_operasi_sendiri.id RETURNING o.id)
  SELECT EXISTS (SELECT FROM dicabut)
$$;
--> statement-breakpoint
-- What is registered is not changed, also by whoever owns it: another text has another id.
CREATE TRIGGER tetap BEFORE UPDATE OR TRUNCATE ON perjanjian.operasi FOR EACH STATEMENT EXECUTE FUNCTION perjanjian.tetap();
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON perjanjian.operasi TO "bagi-pakai-perjanjian";
--> statement-breakpoint
GRANT SELECT ON catatan.operasi_harian TO "bagi-pakai-perjanjian";
--> statement-breakpoint
GRANT CREATE ON SCHEMA perjanjian TO "bagi-pakai-perjanjian";
--> statement-breakpoint
DO $$
DECLARE
  fungsi regprocedure;
BEGIN
  FOR fungsi IN SELECT oid FROM pg_proc WHERE pronamespace = 'perjanjian'::regnamespace AND proname ~ 'operasi' LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', fungsi);
    EXECUTE format('ALTER FUNCTION %s OWNER TO "bagi-pakai-perjanjian"', fungsi);
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA perjanjian FROM "bagi-pakai-perjanjian";
--> statement-breakpoint
CREATE TRIGGER operasi_harian_tetap BEFORE INSERT OR UPDATE OR DELETE ON catatan.operasi_harian FOR EACH ROW EXECUTE FUNCTION catatan.hari_tetap();
--> statement-breakpoint
CREATE TRIGGER operasi_harian_penuh BEFORE TRUNCATE ON catatan.operasi_harian FOR EACH STATEMENT EXECUTE FUNCTION catatan.tetap();
