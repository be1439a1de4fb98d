-- Those of whom no more is told are found in a list of a million rows without a costly hash of each: what is charged begins with
-- a coarse sign of the NIP, under the same key, and only rows with the sign of somebody who is spent are hashed.
GRANT CREATE ON SCHEMA verifikasi, pemadanan TO "bagi-pakai-verifikasi";
--> statement-breakpoint
-- One of 65,536 signs; some hundred persons of six million share each.
CREATE FUNCTION verifikasi.saringan(nip text, rahasia text) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (hashtextextended(nip, hashtextextended(rahasia, 0)) & 65535)::int;
--> statement-breakpoint
-- The sign with which what is charged begins.
CREATE FUNCTION verifikasi.saringan(subjek text) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN ('x' || left(subjek, 4))::bit(16)::int;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION verifikasi.subjek(nip text, rahasia text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN lpad(to_hex(verifikasi.saringan(nip, rahasia)), 4, '0')
  || encode(sha256(convert_to(rahasia || encode(sha256(convert_to(rahasia || nip, 'UTF8')), 'hex'), 'UTF8')), 'hex');
--> statement-breakpoint
-- Of the NIP with the key that the database keeps to itself.
CREATE OR REPLACE FUNCTION verifikasi.subjek(nip text) RETURNS text LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT verifikasi.subjek(subjek.nip, k.kunci) FROM verifikasi.kunci AS k
$$;
--> statement-breakpoint
-- What was sent is brought into its normal form once, however often it is compared.
CREATE FUNCTION pemadanan.sama_baku(kiriman text, tercatat text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  baku text := verifikasi.baku_nama(kiriman);
BEGIN
  RETURN baku = lower(tercatat COLLATE pg_c_utf8) OR coalesce(baku = verifikasi.baku_nama(tercatat), false);
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION pemadanan.sama_nama(kiriman text, tercatat text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN kiriman = tercatat OR lower(kiriman COLLATE pg_c_utf8) = lower(tercatat COLLATE pg_c_utf8) OR pemadanan.sama_baku(kiriman, tercatat);
--> statement-breakpoint
CREATE OR REPLACE FUNCTION pemadanan.padankan(id text) RETURNS TABLE (sesuai bigint, tidak_sesuai bigint, tidak_ditemukan bigint, kuota_habis bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' SET work_mem = '256MB' AS $$
DECLARE
  mitra_ini text;
  rahasia text := (SELECT k.kunci FROM verifikasi.kunci AS k);
  saat timestamptz := clock_timestamp();
  saringan_habis int[];
  habis int[] := '{}';
BEGIN
  SELECT perjanjian.pihak(d.peran) INTO STRICT mitra_ini FROM pemadanan.daftar AS d WHERE d.id = padankan.id AND d.status = 'BERJALAN';
  -- What an interrupted run charged was never told.
  DELETE FROM verifikasi.beban AS b WHERE b.permohonan = padankan.id::uuid;
  SELECT array_agg(DISTINCT verifikasi.saringan(h.subjek)) INTO saringan_habis FROM verifikasi.habis(mitra_ini, saat) AS h;
  IF saringan_habis IS NOT NULL THEN
    SELECT coalesce(array_agg(b.nomor), '{}') INTO habis
    FROM (SELECT b.nomor, b.nip FROM pemadanan.baris AS b WHERE verifikasi.saringan(b.nip, rahasia) = ANY (saringan_habis) OFFSET 0) AS b
    WHERE verifikasi.subjek(b.nip, rahasia) IN (SELECT h.subjek FROM verifikasi.habis(mitra_ini, saat) AS h);
  END IF;
  DROP TABLE IF EXISTS pg_temp.putusan;
  CREATE TEMPORARY TABLE putusan AS
  SELECT b.nomor, b.nip, CASE
    WHEN a.id IS NULL THEN 'DATA_TIDAK_DITEMUKAN'
    WHEN coalesce(pemadanan.sama_nama(b.nama, a.nama), false)
      AND coalesce(pemadanan.sama_teks(b.tempat_lahir, a.tempat_lahir), false)
      AND (b.tanggal_lahir IS NULL OR coalesce(b.tanggal_lahir = a.tanggal_lahir, false))
      AND (b.jenis_kelamin = j.id OR coalesce(verifikasi.sama_kode(b.jenis_kelamin, j.id, j.nama), false))
      AND (b.instansi = i.nama OR b.instansi = i.id OR coalesce(verifikasi.sama_kode(b.instansi, i.id, i.nama), false))
      AND (b.golongan = g.nama OR b.golongan = g.id OR coalesce(verifikasi.sama_golongan(b.golongan, g.id, g.nama), false))
      AND (b.status_kepegawaian IS NULL OR coalesce(b.status_kepegawaian = a.jenis_asn, false)) THEN 'SESUAI'
    ELSE 'TIDAK_SESUAI' END AS putusan
  FROM pemadanan.baris AS b
  LEFT JOIN asn.asn AS a ON a.nip = b.nip
  LEFT JOIN asn.jenis_kelamin AS j ON j.id = a.jenis_kelamin_id
  LEFT JOIN asn.instansi AS i ON i.id = a.instansi_kerja_id
  LEFT JOIN asn.golongan AS g ON g.id = a.golongan_ruang_id
  WHERE b.nomor <> ALL (habis);
  INSERT INTO pg_temp.putusan SELECT b.nomor, b.nip, 'KUOTA_HABIS' FROM pemadanan.baris AS b WHERE b.nomor = ANY (habis);
  INSERT INTO verifikasi.beban (permohonan, nomor, subjek, mitra, pada, sampai, transaksi, diputus)
  SELECT padankan.id::uuid, p.nomor, verifikasi.subjek(p.nip, rahasia), mitra_ini, saat, saat + interval '30 days', pg_current_xact_id()::text, true
  FROM pg_temp.putusan AS p WHERE p.putusan = 'TIDAK_SESUAI';
  EXECUTE format('GRANT SELECT ON pg_temp.putusan TO %I', session_user);
  RETURN QUERY SELECT count(*) FILTER (WHERE p.putusan = 'SESUAI'), count(*) FILTER (WHERE p.putusan = 'TIDAK_SESUAI'),
    count(*) FILTER (WHERE p.putusan = 'DATA_TIDAK_DITEMUKAN'), count(*) FILTER (WHERE p.putusan = 'KUOTA_HABIS') FROM pg_temp.putusan AS p;
END $$;
--> statement-breakpoint
DO $$
DECLARE
  fungsi regprocedure;
BEGIN
  FOREACH fungsi IN ARRAY '{"verifikasi.saringan(text,text)","verifikasi.saringan(text)","pemadanan.sama_baku(text,text)"}'::regprocedure[] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', fungsi);
    EXECUTE format('ALTER FUNCTION %s OWNER TO "bagi-pakai-verifikasi"', fungsi);
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA verifikasi, pemadanan FROM "bagi-pakai-verifikasi";
