-- Matching: a list of a partner against the register, as one set. The rows of a list are in the database only while it is matched
-- (a table without a log: what a crash empties is read again from the stored list), its verdicts only in the session of the worker.
GRANT USAGE ON SCHEMA pemadanan TO "bagi-pakai-verifikasi";
--> statement-breakpoint
GRANT CREATE ON SCHEMA pemadanan, verifikasi TO "bagi-pakai-verifikasi";
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON pemadanan.daftar TO "bagi-pakai-verifikasi";
--> statement-breakpoint
GRANT SELECT, TRUNCATE ON pemadanan.baris TO "bagi-pakai-verifikasi";
--> statement-breakpoint
-- The quarter of a day, such as 2026-T4, and its first and last day.
CREATE FUNCTION pemadanan.triwulan(hari date) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN extract(year FROM hari)::text || '-T' || extract(quarter FROM hari)::text;
--> statement-breakpoint
CREATE FUNCTION pemadanan.hari_ini() RETURNS date LANGUAGE sql STABLE
RETURN (clock_timestamp() AT TIME ZONE 'Asia/Jakarta')::date;
--> statement-breakpoint
-- How many more lists a partner may have matched in a quarter: one, and two corrections of it. A list that failed was not matched.
CREATE FUNCTION pemadanan.sisa(mitra text, triwulan text) RETURNS int LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT greatest(0, 3 - count(*)::int) FROM pemadanan.daftar AS d
  WHERE d.mitra = sisa.mitra AND d.triwulan = sisa.triwulan AND d.status IN ('MENUNGGU_GILIRAN', 'BERJALAN', 'SELESAI');
END;
--> statement-breakpoint
-- Announces a list by its checksum; the same list again is the same announcement while it waits for its bytes.
CREATE FUNCTION pemadanan.ajukan(bentuk text, sha256 text) RETURNS TABLE (id text, lagi date)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  mitra_ini text := perjanjian.pihak(session_user::text);
  triwulan_ini text := pemadanan.triwulan(pemadanan.hari_ini());
BEGIN
  PERFORM pg_advisory_xact_lock(72014, hashtext(mitra_ini));
  DELETE FROM pemadanan.daftar AS d WHERE d.mitra = mitra_ini AND d.status = 'MENUNGGU_UNGGAHAN' AND d.diajukan < clock_timestamp() - interval '1 day';
  SELECT d.id INTO id FROM pemadanan.daftar AS d
  WHERE d.mitra = mitra_ini AND d.peran = session_user AND d.triwulan = triwulan_ini AND d.status = 'MENUNGGU_UNGGAHAN'
    AND d.bentuk = ajukan.bentuk AND d.sha256_masukan = ajukan.sha256;
  IF id IS NULL AND pemadanan.sisa(mitra_ini, triwulan_ini) = 0 THEN
    lagi := (date_trunc('quarter', pemadanan.hari_ini()) + interval '3 months')::date;
  ELSIF id IS NULL THEN
    INSERT INTO pemadanan.daftar (id, peran, mitra, versi, triwulan, bentuk, status, sha256_masukan, diajukan)
    SELECT upper(replace(gen_random_uuid()::text, '-', '')), session_user, mitra_ini, a.sejak, triwulan_ini, ajukan.bentuk,
      'MENUNGGU_UNGGAHAN', ajukan.sha256, clock_timestamp()
    FROM perjanjian.akses AS a WHERE a.peran = session_user
    RETURNING daftar.id INTO id;
  END IF;
  RETURN NEXT;
END $$;
--> statement-breakpoint
-- A list of the partner itself, and no other's.
CREATE FUNCTION pemadanan.lihat(id text) RETURNS TABLE (
  id_daftar text, triwulan text, bentuk text, status text, kemajuan int, sha256_masukan text, diajukan date, selesai date, jumlah_baris int,
  jumlah_sesuai int, jumlah_tidak_sesuai int, jumlah_tidak_ditemukan int, jumlah_cacat int, cacat_pertama jsonb, sha256_hasil text,
  sha256_cacat text, sha256_berita_acara text, alasan_gagal text
) LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  SELECT d.id, d.triwulan, d.bentuk, d.status, d.kemajuan, d.sha256_masukan, (d.diajukan AT TIME ZONE 'Asia/Jakarta')::date,
    (d.selesai AT TIME ZONE 'Asia/Jakarta')::date, d.jumlah_baris, d.jumlah_sesuai, d.jumlah_tidak_sesuai, d.jumlah_tidak_ditemukan,
    d.jumlah_cacat, d.cacat_pertama, d.sha256_hasil, d.sha256_cacat, d.sha256_berita_acara, d.alasan_gagal
  FROM pemadanan.daftar AS d WHERE d.id = lihat.id AND d.mitra = perjanjian.pihak(session_user::text)
$$;
--> statement-breakpoint
-- The quarters of the agreement until today, with what was matched in each, the latest first.
CREATE FUNCTION pemadanan.kalender() RETURNS TABLE (triwulan text, dari date, sampai date, daftar text[], sisa int)
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  SELECT pemadanan.triwulan(t.awal), t.awal, (t.awal + interval '3 months' - interval '1 day')::date,
    ARRAY(SELECT d.id FROM pemadanan.daftar AS d WHERE d.mitra = a.mitra AND d.triwulan = pemadanan.triwulan(t.awal) AND d.status = 'SELESAI' ORDER BY d.selesai),
    CASE WHEN t.awal = date_trunc('quarter', pemadanan.hari_ini())::date THEN pemadanan.sisa(a.mitra, pemadanan.triwulan(t.awal)) ELSE 0 END
  FROM (SELECT perjanjian.pihak(session_user::text) AS mitra) AS a,
    LATERAL (SELECT min(k.sejak) AS sejak FROM perjanjian.akses AS k WHERE k.mitra = a.mitra) AS m,
    LATERAL (SELECT g::date AS awal FROM generate_series(date_trunc('quarter', m.sejak), pemadanan.hari_ini(), interval '3 months') AS g) AS t
  ORDER BY t.awal DESC
$$;
--> statement-breakpoint
-- What follows is called by the worker that matches, which is no partner.
-- The bytes of an announced list have come: it is next, or the quarter has no more lists.
CREATE FUNCTION pemadanan.terima(id text, mitra text, sha256 text, ukuran bigint) RETURNS TABLE (status text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  ini record;
BEGIN
  PERFORM pg_advisory_xact_lock(72014, hashtext(terima.mitra));
  SELECT d.peran, d.triwulan, d.status INTO ini FROM pemadanan.daftar AS d
  WHERE d.id = terima.id AND d.mitra = terima.mitra AND d.sha256_masukan = terima.sha256 FOR UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  PERFORM perjanjian.pihak(ini.peran);
  status := ini.status;
  IF ini.status = 'MENUNGGU_UNGGAHAN' THEN
    status := CASE WHEN pemadanan.sisa(terima.mitra, ini.triwulan) > 0 THEN 'MENUNGGU_GILIRAN' ELSE 'GAGAL' END;
    UPDATE pemadanan.daftar AS d SET status = terima.status, diunggah = clock_timestamp(), ukuran = terima.ukuran,
      alasan_gagal = CASE WHEN terima.status = 'GAGAL' THEN 'KUOTA_TRIWULAN' END
    WHERE d.id = terima.id;
  END IF;
  RETURN NEXT;
END $$;
--> statement-breakpoint
-- The list that is next, or that was interrupted: the worker holds the only lock, so nobody else is at it. After three
-- interruptions it is not tried again.
CREATE FUNCTION pemadanan.mulai() RETURNS TABLE (
  id text, mitra text, versi date, triwulan text, bentuk text, sha256_masukan text, ukuran bigint, diunggah timestamptz
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  UPDATE pemadanan.daftar AS d SET status = 'GAGAL', alasan_gagal = 'BERULANG_KALI_TERHENTI', selesai = clock_timestamp()
  WHERE d.status = 'BERJALAN' AND d.percobaan >= 3;
  TRUNCATE pemadanan.baris;
  RETURN QUERY
    UPDATE pemadanan.daftar AS d SET status = 'BERJALAN', percobaan = d.percobaan + 1, kemajuan = 0
    WHERE d.id = (SELECT n.id FROM pemadanan.daftar AS n WHERE n.status IN ('MENUNGGU_GILIRAN', 'BERJALAN') ORDER BY n.diunggah, n.id LIMIT 1)
    RETURNING d.id, d.mitra, d.versi, d.triwulan, d.bentuk, d.sha256_masukan, d.ukuran, d.diunggah;
END $$;
--> statement-breakpoint
CREATE FUNCTION pemadanan.catat(id text, kemajuan int) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  UPDATE pemadanan.daftar AS d SET kemajuan = catat.kemajuan WHERE d.id = catat.id AND d.status = 'BERJALAN'
$$;
--> statement-breakpoint
-- The same rule as verifikasi.sama_…, with the short ways first: texts that are equal, or equal but for capitals, have one
-- normal form, and most rows of a list are so.
CREATE FUNCTION pemadanan.sama_nama(kiriman text, tercatat text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN kiriman = tercatat OR lower(kiriman COLLATE pg_c_utf8) = lower(tercatat COLLATE pg_c_utf8) OR verifikasi.sama_nama(kiriman, tercatat);
--> statement-breakpoint
CREATE FUNCTION pemadanan.sama_teks(kiriman text, tercatat text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN kiriman IS NULL OR kiriman = tercatat OR lower(kiriman COLLATE pg_c_utf8) = lower(tercatat COLLATE pg_c_utf8)
  OR verifikasi.sama_teks(kiriman, tercatat);
--> statement-breakpoint
-- THE MATCHING: every row that may be answered gets its verdict, as one set, in a table that only the session of the worker has.
-- Mismatches are charged like those of verification, in the same transaction, so nothing is told that was not charged. A NIP
-- whose budget is spent is not answered, here as there: its row becomes KUOTA_HABIS. Several processes share the work of a
-- CREATE TABLE AS; of an INSERT they would not.
CREATE FUNCTION pemadanan.padankan(id text) RETURNS TABLE (sesuai bigint, tidak_sesuai bigint, tidak_ditemukan bigint, kuota_habis bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' SET work_mem = '256MB' AS $$
DECLARE
  mitra_ini text;
  rahasia text := (SELECT k.kunci FROM verifikasi.kunci AS k);
  saat timestamptz := clock_timestamp();
  habis int[] := '{}';
BEGIN
  SELECT perjanjian.pihak(d.peran) INTO STRICT mitra_ini FROM pemadanan.daftar AS d WHERE d.id = padankan.id AND d.status = 'BERJALAN';
  -- What an interrupted run charged was never told.
  DELETE FROM verifikasi.beban AS b WHERE b.permohonan = padankan.id::uuid;
  IF EXISTS (SELECT FROM verifikasi.habis(mitra_ini, saat)) THEN
    SELECT coalesce(array_agg(b.nomor), '{}') INTO habis FROM pemadanan.baris AS b
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
CREATE FUNCTION verifikasi.subjek(nip text, rahasia text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN encode(sha256(convert_to(rahasia || encode(sha256(convert_to(rahasia || nip, 'UTF8')), 'hex'), 'UTF8')), 'hex');
--> statement-breakpoint
-- Those of whom a partner is told no more.
CREATE FUNCTION verifikasi.habis(mitra text, saat timestamptz) RETURNS TABLE (subjek text) LANGUAGE sql STABLE
BEGIN ATOMIC
  SELECT b.subjek FROM verifikasi.beban AS b WHERE b.sampai > habis.saat GROUP BY b.subjek
  HAVING count(*) FILTER (WHERE b.mitra = habis.mitra) >= 3 OR count(*) >= 10;
END;
--> statement-breakpoint
CREATE FUNCTION pemadanan.selesaikan(
  id text, baris int, sesuai int, tidak_sesuai int, tidak_ditemukan int, cacat int, cacat_pertama jsonb, hasil text, berkas_cacat text, berita_acara text
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  PERFORM perjanjian.pihak(d.peran) FROM pemadanan.daftar AS d WHERE d.id = selesaikan.id;
  UPDATE pemadanan.daftar AS d SET status = 'SELESAI', kemajuan = 100, selesai = clock_timestamp(), jumlah_baris = selesaikan.baris,
    jumlah_sesuai = sesuai, jumlah_tidak_sesuai = tidak_sesuai, jumlah_tidak_ditemukan = tidak_ditemukan, jumlah_cacat = cacat,
    cacat_pertama = selesaikan.cacat_pertama, sha256_hasil = hasil, sha256_cacat = berkas_cacat, sha256_berita_acara = berita_acara
  WHERE d.id = selesaikan.id AND d.status = 'BERJALAN';
  DROP TABLE IF EXISTS pg_temp.putusan;
  TRUNCATE pemadanan.baris;
END $$;
--> statement-breakpoint
CREATE FUNCTION pemadanan.gagalkan(id text, alasan text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  UPDATE pemadanan.daftar AS d SET status = 'GAGAL', alasan_gagal = alasan, selesai = clock_timestamp() WHERE d.id = gagalkan.id AND d.status = 'BERJALAN';
  DROP TABLE IF EXISTS pg_temp.putusan;
  TRUNCATE pemadanan.baris;
END $$;
--> statement-breakpoint
DO $$
DECLARE
  fungsi regprocedure;
BEGIN
  FOR fungsi IN SELECT oid FROM pg_proc WHERE pronamespace = 'pemadanan'::regnamespace
      OR oid IN ('verifikasi.subjek(text,text)'::regprocedure, 'verifikasi.habis(text,timestamptz)'::regprocedure) LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', fungsi);
    EXECUTE format('ALTER FUNCTION %s OWNER TO "bagi-pakai-verifikasi"', fungsi);
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA pemadanan, verifikasi FROM "bagi-pakai-verifikasi";
