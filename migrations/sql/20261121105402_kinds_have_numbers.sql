-- Kinds of proposals are known by numbers, as the annex counts them: KP-1 is 11, PEMBERHENTIAN-1 is 21, JFKU-1 is 31.
CREATE FUNCTION pg_temp.numbered(kind text) RETURNS text LANGUAGE sql AS $$
  SELECT CASE split_part(kind, '-', 1) WHEN 'KP' THEN '1' WHEN 'PEMBERHENTIAN' THEN '2' WHEN 'JFKU' THEN '3' END || split_part(kind, '-', 2)
$$;
--> statement-breakpoint
UPDATE usulan.usulan SET detail_layanan_id = pg_temp.numbered(detail_layanan_id) WHERE detail_layanan_id ~ '^(KP|PEMBERHENTIAN|JFKU)-[0-9]$';
--> statement-breakpoint
UPDATE usulan.detail_layanan SET id = pg_temp.numbered(id) WHERE id ~ '^(KP|PEMBERHENTIAN|JFKU)-[0-9]$';
--> statement-breakpoint
DROP FUNCTION pg_temp.numbered(text);
--> statement-breakpoint
-- Kinds of documents likewise. BKN's own pertek is none of them.
UPDATE usulan.dokumen SET referensi_dokumen_id = CASE referensi_dokumen_id
  WHEN 'surat-pengantar' THEN '101' WHEN 'sk-kp-terakhir' THEN '104' WHEN 'sk-jabatan' THEN '154' WHEN 'skp-tahun-pertama' THEN '102' END
WHERE referensi_dokumen_id IN ('surat-pengantar', 'sk-kp-terakhir', 'sk-jabatan', 'skp-tahun-pertama', 'pertek');
--> statement-breakpoint
-- A document of a history was "SK", whatever it decreed: what it is, its entry says.
UPDATE riwayat.dokumen AS dokumen SET jenis = entri.jenis, nomor = entri.nomor_sk, tanggal = entri.tanggal_sk
FROM (
  SELECT dokumen_id, CASE jenis WHEN 'PPPK' THEN 'SK Pengangkatan PPPK' ELSE 'SK ' || jenis END AS jenis, nomor_sk, tanggal_sk FROM riwayat.cpns_pns
  UNION ALL SELECT dokumen_id, 'SK Kenaikan Pangkat', nomor_sk, tanggal_sk FROM riwayat.golongan
  UNION ALL SELECT dokumen_id, 'SK Jabatan', nomor_sk, tanggal_sk FROM riwayat.jabatan
  UNION ALL SELECT dokumen_id, 'SK Pemberhentian', nomor_sk, tanggal_sk FROM riwayat.pemberhentian
  UNION ALL SELECT dokumen_id, 'SK Pensiun', nomor_sk, tanggal_sk FROM riwayat.pensiun
) AS entri
WHERE entri.dokumen_id = dokumen.id AND dokumen.jenis = 'SK';
