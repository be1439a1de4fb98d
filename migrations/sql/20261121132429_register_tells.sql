-- What changes in the register is news to the partners who may see it change: those whose agreement is in its term, names the
-- event, opens the column, and had the person in its scope before the change. Who of them has received the person is looked at
-- a minute later, when whom an answer under way holds has been taken down (webhooks/received.ts).
GRANT SELECT ON warta.perhatian TO "bagi-pakai-warta";
--> statement-breakpoint
GRANT USAGE ON SCHEMA cakupan, perjanjian TO "bagi-pakai-warta";
--> statement-breakpoint
GRANT SELECT ON cakupan.asn TO "bagi-pakai-warta";
--> statement-breakpoint
CREATE POLICY warta ON cakupan.asn FOR SELECT TO "bagi-pakai-warta" USING (true);
--> statement-breakpoint
GRANT SELECT (peran, sejak, sampai) ON perjanjian.akses TO "bagi-pakai-warta";
--> statement-breakpoint
CREATE POLICY warta ON perjanjian.akses FOR SELECT TO "bagi-pakai-warta" USING (true);
--> statement-breakpoint
GRANT CREATE ON SCHEMA warta TO "bagi-pakai-warta";
--> statement-breakpoint
-- Whether a row is one of those that an agreement opens: its person's facts and its kind are among the values of one alternative.
CREATE FUNCTION warta.terbuka(baris jsonb, fakta jsonb, lama jsonb, baru jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = '' AS $$
  SELECT EXISTS (
    SELECT FROM jsonb_array_elements(baris) AS pilihan
    WHERE NOT EXISTS (
        SELECT FROM jsonb_each(pilihan -> 'fakta') AS f WHERE NOT coalesce(f.value ? (fakta ->> f.key), false))
      AND NOT EXISTS (
        SELECT FROM jsonb_each(pilihan -> 'jenis') AS j
        WHERE NOT coalesce(j.value ? (lama ->> j.key), false) AND NOT coalesce(j.value ? (baru ->> j.key), false)))
$$;
--> statement-breakpoint
-- Which events a change is, told by the columns that a partner may see change, and by no other.
CREATE FUNCTION warta.jenis(tabel text, tindakan text, terlihat text[], baru jsonb) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = '' AS $$
DECLARE
  hasil text[] := '{}';
  sisa text[] := terlihat;
BEGIN
  IF tabel = 'asn.asn' THEN
    IF terlihat && '{instansi_kerja_id,instansi_induk_id}' THEN
      hasil := hasil || 'asn.pindah_instansi'::text;
      sisa := array_remove(array_remove(sisa, 'instansi_kerja_id'), 'instansi_induk_id');
    END IF;
    IF 'tmt_meninggal' = ANY (terlihat) AND baru ->> 'tmt_meninggal' IS NOT NULL THEN
      hasil := hasil || 'asn.meninggal'::text;
      sisa := array_remove(sisa, 'tmt_meninggal');
    END IF;
    -- Pemberhentian dengan hak pensiun, Mencapai BUP, Pensiun.
    IF 'kedudukan_hukum_id' = ANY (terlihat) AND baru ->> 'kedudukan_hukum_id' IN ('88', '98', '99') THEN
      hasil := hasil || 'asn.pensiun'::text;
      sisa := array_remove(sisa, 'kedudukan_hukum_id');
    END IF;
    RETURN CASE WHEN sisa = '{}' THEN hasil ELSE hasil || 'asn.diperbaiki'::text END;
  END IF;
  IF tindakan = 'INSERT' AND tabel = 'riwayat.pindah_instansi' THEN RETURN '{asn.pindah_instansi}'; END IF;
  IF tindakan = 'INSERT' AND tabel = 'riwayat.pensiun' THEN RETURN '{asn.pensiun}'; END IF;
  IF tindakan = 'INSERT' AND tabel = 'riwayat.pemberhentian' AND 'jenis_pemberhentian_id' = ANY (terlihat) THEN
    -- Karena meninggal dunia, karena tewas; karena BUP.
    IF baru ->> 'jenis_pemberhentian_id' IN ('2', '6') THEN RETURN '{asn.meninggal}'; END IF;
    IF baru ->> 'jenis_pemberhentian_id' = '1' THEN RETURN '{asn.pensiun}'; END IF;
  END IF;
  RETURN '{asn.diperbaiki}';
END $$;
--> statement-breakpoint
-- After a statement: what of which person changed is written as events, each with the partners whom it may be told. TG_ARGV names
-- the column of the person and the key of the table. A register that is filled anew says so: that is no news.
CREATE FUNCTION warta.perhatikan() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
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
      'SELECT d.orang, d.lama, d.baru, ARRAY(SELECT t FROM unnest($1) AS t WHERE d.lama -> t IS DISTINCT FROM d.baru -> t) AS kolom
       FROM (SELECT baru.%1$I AS orang, to_jsonb(lama) AS lama, to_jsonb(baru) AS baru FROM lama JOIN baru ON baru.%2$I = lama.%2$I) AS d',
      TG_ARGV[0], TG_ARGV[1])
    WHEN 'INSERT' THEN format('SELECT %I AS orang, to_jsonb(baru) AS lama, to_jsonb(baru) AS baru, $1 AS kolom FROM baru', TG_ARGV[0])
    ELSE format('SELECT %I AS orang, to_jsonb(lama) AS lama, to_jsonb(lama) AS baru, $1 AS kolom FROM lama', TG_ARGV[0])
  END;
  EXECUTE format(
    'INSERT INTO warta.peristiwa AS p (jenis, obyek, jalur, asn_id, mitra, waktu, sebar_sejak)
     SELECT k.jenis, u.orang, ''asn '' || u.orang, u.orang, array_agg(DISTINCT h.mitra ORDER BY h.mitra), clock_timestamp(),
       clock_timestamp() + interval ''1 minute''
     FROM (%s) AS u
     JOIN cakupan.asn AS c ON c.asn_id = u.orang
     JOIN warta.perhatian AS h ON h.tabel = $2 AND h.kolom && u.kolom
     JOIN perjanjian.akses AS a ON a.peran = h.peran
       AND (clock_timestamp() AT TIME ZONE ''Asia/Jakarta'')::date BETWEEN a.sejak AND coalesce(a.sampai, ''infinity'')
     CROSS JOIN LATERAL unnest(warta.jenis($2, $3, ARRAY(SELECT unnest(h.kolom) INTERSECT SELECT unnest(u.kolom)), u.baru)) AS k (jenis)
     WHERE k.jenis = ANY (h.jenis) AND warta.terbuka(h.baris, to_jsonb(c), u.lama, u.baru)
     GROUP BY k.jenis, u.orang
     ON CONFLICT (transaksi, jenis, obyek) WHERE disebar IS NULL
       DO UPDATE SET mitra = ARRAY(SELECT unnest(p.mitra) UNION SELECT unnest(excluded.mitra) ORDER BY 1)', perubahan)
  USING terlihat, tabel_ini, TG_OP;
  GET DIAGNOSTICS tercatat = ROW_COUNT;
  IF tercatat > 0 THEN
    PERFORM graphile_worker.add_job('sebar', run_at := clock_timestamp() + interval '61 seconds');
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
DO $$
DECLARE
  fungsi text;
BEGIN
  FOREACH fungsi IN ARRAY '{"warta.terbuka(jsonb, jsonb, jsonb, jsonb)","warta.jenis(text, text, text[], jsonb)","warta.perhatikan()"}'::text[] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', fungsi);
    EXECUTE format('ALTER FUNCTION %s OWNER TO "bagi-pakai-warta"', fungsi);
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA warta FROM "bagi-pakai-warta";
--> statement-breakpoint
-- On every table of the register about persons. The names come before those of the triggers that keep the facts of scopes
-- (follow_update): PostgreSQL fires them in the order of their names, and a change is judged by the facts before it.
DO $$
DECLARE
  t record;
BEGIN
  FOR t IN
    SELECT c.oid::regclass AS tabel, CASE WHEN c.oid = 'asn.asn'::regclass THEN 'id' ELSE 'asn_id' END AS orang,
      CASE WHEN EXISTS (SELECT FROM pg_attribute AS i WHERE i.attrelid = c.oid AND i.attname = 'id') THEN 'id' ELSE 'asn_id' END AS kunci
    FROM pg_class AS c
    WHERE c.relkind = 'r' AND (c.oid = 'asn.asn'::regclass OR c.oid = 'asn.berkas'::regclass
      OR c.relnamespace IN ('keluarga'::regnamespace, 'riwayat'::regnamespace, 'finansial'::regnamespace)
        AND c.relname !~ '_lampau$' AND EXISTS (SELECT FROM pg_attribute AS o WHERE o.attrelid = c.oid AND o.attname = 'asn_id'))
  LOOP
    EXECUTE format('CREATE TRIGGER announce_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS lama NEW TABLE AS baru FOR EACH STATEMENT EXECUTE FUNCTION warta.perhatikan(%L, %L)', t.tabel, t.orang, t.kunci);
    -- A person who comes or goes has been received by nobody, or cannot be fetched any more.
    CONTINUE WHEN t.tabel = 'asn.asn'::regclass;
    EXECUTE format('CREATE TRIGGER announce_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS baru FOR EACH STATEMENT EXECUTE FUNCTION warta.perhatikan(%L, %L)', t.tabel, t.orang, t.kunci);
    EXECUTE format('CREATE TRIGGER announce_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS lama FOR EACH STATEMENT EXECUTE FUNCTION warta.perhatikan(%L, %L)', t.tabel, t.orang, t.kunci);
  END LOOP;
END $$;
