-- A list that was begun three times is not begun again, also when it became one while this looked.
CREATE OR REPLACE FUNCTION pemadanan.mulai() RETURNS TABLE (
  id text, mitra text, versi date, triwulan text, bentuk text, sha256_masukan text, ukuran bigint, diunggah timestamptz
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  UPDATE pemadanan.daftar AS d SET status = 'GAGAL', alasan_gagal = 'BERULANG_KALI_TERHENTI', selesai = clock_timestamp()
  WHERE d.status = 'BERJALAN' AND d.percobaan >= 3;
  TRUNCATE pemadanan.baris;
  RETURN QUERY
    UPDATE pemadanan.daftar AS d SET status = 'BERJALAN', percobaan = d.percobaan + 1, kemajuan = 0
    WHERE d.id = (
      SELECT n.id FROM pemadanan.daftar AS n WHERE n.status IN ('MENUNGGU_GILIRAN', 'BERJALAN') AND n.percobaan < 3 ORDER BY n.diunggah, n.id LIMIT 1)
    RETURNING d.id, d.mitra, d.versi, d.triwulan, d.bentuk, d.sha256_masukan, d.ukuran, d.diunggah;
END $$;
