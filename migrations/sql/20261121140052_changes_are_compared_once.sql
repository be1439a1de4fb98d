-- A changed row is written out as JSON once, and not anew for each of its columns: a change of 20,000 rows took three minutes.
CREATE OR REPLACE FUNCTION warta.perhatikan() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  tabel_ini text := TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME;
  -- Every column that anybody may see change; of an entry that comes or goes, all of them have changed.
  terlihat text[];
  perubahan text;
  tercatat int;
BEGIN
  IF current_setting('warta.diam', true) = 'ya' THEN RETURN NULL; END IF;
  SELECT array_agg(DISTINCT k.satu) INTO terlihat FROM warta.perhatian AS h, unnest(h.kolom) AS k (satu) WHERE h.tabel = tabel_ini;
  IF terlihat IS NULL THEN RETURN NULL; END IF;
  perubahan := CASE TG_OP
    WHEN 'UPDATE' THEN format(
      'SELECT baru.%1$I AS orang, to_jsonb(lama) AS lama, to_jsonb(baru) AS baru FROM lama JOIN baru ON baru.%2$I = lama.%2$I',
      TG_ARGV[0], TG_ARGV[1])
    WHEN 'INSERT' THEN format('SELECT %I AS orang, NULL::jsonb AS lama, to_jsonb(baru) AS baru FROM baru', TG_ARGV[0])
    ELSE format('SELECT %I AS orang, NULL::jsonb AS lama, to_jsonb(lama) AS baru FROM lama', TG_ARGV[0])
  END;
  -- Materialized, because PostgreSQL would otherwise write each row out as JSON anew for each column that is compared.
  EXECUTE format(
    'WITH baris AS MATERIALIZED (%s),
     ubah AS MATERIALIZED (
       SELECT b.orang, coalesce(b.lama, b.baru) AS lama, b.baru, to_jsonb(c) AS fakta,
         CASE WHEN b.lama IS NULL THEN $1 ELSE ARRAY(SELECT t FROM unnest($1) AS t WHERE b.lama -> t IS DISTINCT FROM b.baru -> t) END AS kolom
       FROM baris AS b JOIN cakupan.asn AS c ON c.asn_id = b.orang),
     tahu AS MATERIALIZED (
       SELECT u.*, h.mitra, h.jenis, h.baris, ARRAY(SELECT unnest(h.kolom) INTERSECT SELECT unnest(u.kolom)) AS terlihat
       FROM ubah AS u
       JOIN warta.perhatian AS h ON h.tabel = $2 AND h.kolom && u.kolom
       JOIN perjanjian.akses AS a ON a.peran = h.peran
         AND (clock_timestamp() AT TIME ZONE ''Asia/Jakarta'')::date BETWEEN a.sejak AND coalesce(a.sampai, ''infinity'')
       WHERE warta.terbuka(h.baris, u.fakta, u.lama, u.baru))
     INSERT INTO warta.peristiwa AS p (jenis, obyek, jalur, asn_id, mitra, waktu, sebar_sejak)
     SELECT k.jenis, t.orang, ''asn '' || t.orang, t.orang, array_agg(DISTINCT t.mitra ORDER BY t.mitra), clock_timestamp(),
       clock_timestamp() + interval ''1 minute''
     FROM tahu AS t CROSS JOIN LATERAL unnest(warta.jenis($2, $3, t.terlihat, t.baru)) AS k (jenis)
     WHERE k.jenis = ANY (t.jenis)
     GROUP BY k.jenis, t.orang
     ON CONFLICT (transaksi, jenis, obyek) WHERE disebar IS NULL
       DO UPDATE SET mitra = ARRAY(SELECT unnest(p.mitra) UNION SELECT unnest(excluded.mitra) ORDER BY 1)', perubahan)
  USING terlihat, tabel_ini, TG_OP;
  GET DIAGNOSTICS tercatat = ROW_COUNT;
  IF tercatat > 0 THEN
    PERFORM graphile_worker.add_job('sebar', run_at := clock_timestamp() + interval '61 seconds');
  END IF;
  RETURN NULL;
END $$;
