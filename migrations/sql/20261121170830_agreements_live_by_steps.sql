-- An agreement lives by steps that two persons take. The functions here have the rights of a role that nobody can be; it is one for
-- all databases of a server, and the hyphens keep it apart from the roles of agreements.
DO $$
BEGIN
  CREATE ROLE "bagi-pakai-perjanjian" NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOREPLICATION NOBYPASSRLS;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
-- Who migrates without being superuser must be able to hand functions over to it, and to grant them afterwards.
DO $$
BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT "bagi-pakai-perjanjian" TO %I WITH INHERIT TRUE, SET TRUE', current_user);
  END IF;
END $$;
--> statement-breakpoint
GRANT USAGE, CREATE ON SCHEMA perjanjian TO "bagi-pakai-perjanjian";
--> statement-breakpoint
GRANT USAGE ON SCHEMA warta TO "bagi-pakai-perjanjian";
--> statement-breakpoint
GRANT SELECT ON perjanjian.akses, perjanjian.dokumen TO "bagi-pakai-perjanjian";
--> statement-breakpoint
CREATE POLICY perjanjian ON perjanjian.akses FOR SELECT TO "bagi-pakai-perjanjian" USING (true);
--> statement-breakpoint
GRANT SELECT, INSERT ON perjanjian.usul_langkah, perjanjian.putusan_langkah, perjanjian.keadaan TO "bagi-pakai-perjanjian";
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON perjanjian.jatah TO "bagi-pakai-perjanjian";
--> statement-breakpoint
GRANT SELECT (mitra, status), UPDATE (status, hasil, selesai, dipegang) ON warta.pengantaran TO "bagi-pakai-perjanjian";
--> statement-breakpoint
-- What was written of a step stays as it was written, also for whoever owns the tables.
CREATE FUNCTION perjanjian.tetap() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE EXCEPTION 'The history of agreements is only added to.' USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
DO $$
DECLARE
  tabel text;
BEGIN
  FOREACH tabel IN ARRAY '{usul_langkah,putusan_langkah,keadaan}'::text[] LOOP
    EXECUTE format('CREATE TRIGGER tetap BEFORE UPDATE OR DELETE OR TRUNCATE ON perjanjian.%I FOR EACH STATEMENT EXECUTE FUNCTION perjanjian.tetap()', tabel);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION perjanjian.hari_ini() RETURNS date LANGUAGE sql STABLE
RETURN (clock_timestamp() AT TIME ZONE 'Asia/Jakarta')::date;
--> statement-breakpoint
-- The partner whose agreement's role this is, while that is in force: by its days in Jakarta, and by the state that it is in.
-- Otherwise the reason why not, since when, and for what cause. A state that nobody has written is a draft.
CREATE FUNCTION perjanjian.periksa(peran text) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  baris record;
  kini record;
  hari date := perjanjian.hari_ini();
BEGIN
  SELECT a.mitra, a.pokok, a.sejak, a.sampai, a.ditangguhkan INTO baris FROM perjanjian.akses AS a WHERE a.peran = periksa.peran;
  IF NOT FOUND THEN RAISE EXCEPTION 'ABSENT' USING ERRCODE = 'BP001'; END IF;
  IF baris.pokok IS NOT NULL THEN
    SELECT k.keadaan, coalesce(k.sebab, '') AS sebab, (k.sejak AT TIME ZONE 'Asia/Jakarta')::date::text AS hari INTO kini
    FROM perjanjian.keadaan AS k WHERE k.mitra = baris.mitra AND k.pokok = baris.pokok ORDER BY k.urutan DESC LIMIT 1;
    IF NOT FOUND OR kini.keadaan = 'RANCANGAN' THEN
      RAISE EXCEPTION 'NOT_BEGUN' USING ERRCODE = 'BP001';
    ELSIF kini.keadaan = 'DITANGGUHKAN' THEN
      RAISE EXCEPTION 'SUSPENDED' USING ERRCODE = 'BP001', DETAIL = kini.hari, HINT = kini.sebab;
    ELSIF kini.keadaan <> 'BERLAKU' THEN
      RAISE EXCEPTION 'ENDED' USING ERRCODE = 'BP001', DETAIL = kini.hari, HINT = kini.sebab;
    END IF;
  END IF;
  IF baris.ditangguhkan THEN RAISE EXCEPTION 'SUSPENDED' USING ERRCODE = 'BP001'; END IF;
  IF hari < baris.sejak THEN RAISE EXCEPTION 'NOT_BEGUN' USING ERRCODE = 'BP001', DETAIL = baris.sejak::text; END IF;
  IF hari > baris.sampai THEN RAISE EXCEPTION 'ENDED' USING ERRCODE = 'BP001', DETAIL = baris.sampai::text; END IF;
  RETURN baris.mitra;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION perjanjian.pihak(peran text) RETURNS text LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT perjanjian.periksa(peran)
$$;
--> statement-breakpoint
-- Whether the agreement of the role that asks is in force: what is not in force is refused with its reason, and does not look empty.
CREATE OR REPLACE FUNCTION perjanjian.berlaku() RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  PERFORM perjanjian.periksa(session_user::text);
  RETURN true;
END $$;
--> statement-breakpoint
-- THE DIAGRAM: the steps that are possible in a state, and where each leads. agreements/life.ts draws the same.
CREATE FUNCTION perjanjian.langkah_dari(keadaan text) RETURNS text[] LANGUAGE sql IMMUTABLE
RETURN CASE keadaan
  WHEN 'RANCANGAN' THEN '{AKTIFKAN}'::text[]
  WHEN 'BERLAKU' THEN '{TANGGUHKAN,AKHIRI}'::text[]
  WHEN 'DITANGGUHKAN' THEN '{LANJUTKAN,AKHIRI}'::text[]
  WHEN 'BERAKHIR' THEN '{TUTUP}'::text[]
  ELSE '{}'::text[] END;
--> statement-breakpoint
CREATE FUNCTION perjanjian.tujuan(langkah text) RETURNS text LANGUAGE sql IMMUTABLE
RETURN CASE langkah WHEN 'AKTIFKAN' THEN 'BERLAKU' WHEN 'LANJUTKAN' THEN 'BERLAKU' WHEN 'TANGGUHKAN' THEN 'DITANGGUHKAN'
  WHEN 'AKHIRI' THEN 'BERAKHIR' WHEN 'TUTUP' THEN 'DITUTUP' END;
--> statement-breakpoint
-- The states of all agreements, as they are now.
CREATE FUNCTION perjanjian.keadaan_kini() RETURNS TABLE (mitra text, pokok date, keadaan text, sebab text, sejak timestamptz, usul_id text, urutan bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT d.mitra, d.pokok, coalesce(k.keadaan, 'RANCANGAN'), k.sebab, k.sejak, k.usul_id, coalesce(k.urutan, 0)
  FROM (SELECT DISTINCT s.mitra, s.pokok FROM perjanjian.dokumen AS s) AS d
  LEFT JOIN LATERAL (SELECT * FROM perjanjian.keadaan AS s WHERE s.mitra = d.mitra AND s.pokok = d.pokok ORDER BY s.urutan DESC LIMIT 1) AS k ON true
$$;
--> statement-breakpoint
-- Writes a new state, takes what waited to be sent from its way, and tells every process.
CREATE FUNCTION perjanjian.masuk(mitra text, pokok date, keadaan text, sebab text, usul_id text) RETURNS void
LANGUAGE plpgsql SET search_path = '' AS $$
#variable_conflict use_variable
BEGIN
  INSERT INTO perjanjian.keadaan (mitra, pokok, keadaan, sebab, usul_id, sejak) VALUES (mitra, pokok, keadaan, sebab, usul_id, clock_timestamp());
  IF keadaan <> 'BERLAKU' THEN
    UPDATE warta.pengantaran AS p SET status = 'MATI', selesai = clock_timestamp(), dipegang = NULL,
      hasil = CASE keadaan WHEN 'DITANGGUHKAN' THEN 'PERJANJIAN_SUSPENDED' ELSE 'PERJANJIAN_ENDED' END
    WHERE p.mitra = masuk.mitra AND p.status = 'MENUNGGU';
  END IF;
  PERFORM pg_notify('perjanjian', mitra);
END $$;
--> statement-breakpoint
-- Proposes a step. `tolak` says why it is not possible, `boleh` what is. A suspension for a cause that may not wait has effect at once.
CREATE FUNCTION perjanjian.ajukan_langkah(
  kunci text, mitra text, pokok date, langkah text, sebab text, uraian text, nomor_surat text, tanggal_surat date, pemusnah text,
  segera boolean, petugas text, jalan text
) RETURNS TABLE (id text, tolak text, keadaan text, boleh text[], hari date)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
#variable_conflict use_variable
DECLARE
  pokok_ini date;
  sebab_ini jsonb;
  aturan jsonb;
  sama record;
  urutan_ini bigint;
BEGIN
  SELECT d.pokok, d.sebab -> langkah INTO pokok_ini, sebab_ini FROM perjanjian.dokumen AS d
  WHERE d.mitra = ajukan_langkah.mitra AND d.pokok = coalesce(ajukan_langkah.pokok, d.pokok)
  ORDER BY d.versi <= perjanjian.hari_ini() DESC, CASE WHEN d.versi <= perjanjian.hari_ini() THEN d.versi END DESC, d.versi LIMIT 1;
  IF NOT FOUND THEN tolak := 'TIDAK_ADA'; RETURN NEXT; RETURN; END IF;
  PERFORM pg_advisory_xact_lock(72021, hashtext(mitra || pokok_ini::text));
  SELECT k.keadaan, k.urutan INTO keadaan, urutan_ini FROM perjanjian.keadaan_kini() AS k WHERE k.mitra = ajukan_langkah.mitra AND k.pokok = pokok_ini;
  boleh := perjanjian.langkah_dari(keadaan);

  SELECT u.*, (u.mitra, u.pokok, u.langkah, u.sebab, u.uraian, u.nomor_surat, u.tanggal_surat, u.pemusnah, u.segera)
    IS NOT DISTINCT FROM (ajukan_langkah.mitra, pokok_ini, ajukan_langkah.langkah, ajukan_langkah.sebab, ajukan_langkah.uraian,
      ajukan_langkah.nomor_surat, ajukan_langkah.tanggal_surat, ajukan_langkah.pemusnah, ajukan_langkah.segera) AS isi_sama INTO sama
  FROM perjanjian.usul_langkah AS u WHERE u.kunci = ajukan_langkah.kunci AND lower(u.pengusul) = lower(petugas);
  IF FOUND THEN
    IF sama.isi_sama THEN id := sama.id; ELSE tolak := 'KUNCI'; END IF;
    RETURN NEXT; RETURN;
  END IF;

  IF NOT langkah = ANY (boleh) THEN tolak := 'LANGKAH'; RETURN NEXT; RETURN; END IF;
  IF NOT segera AND EXISTS (
    SELECT FROM perjanjian.usul_langkah AS u WHERE u.mitra = ajukan_langkah.mitra AND u.pokok = pokok_ini AND u.dari_urutan = urutan_ini AND NOT u.segera
      AND u.sampai > clock_timestamp() AND NOT EXISTS (SELECT FROM perjanjian.putusan_langkah AS p WHERE p.usul_id = u.id))
  THEN tolak := 'MENUNGGU'; RETURN NEXT; RETURN; END IF;
  IF langkah IN ('TANGGUHKAN', 'AKHIRI') THEN
    SELECT s INTO aturan FROM jsonb_array_elements(sebab_ini) AS s WHERE s ->> 'kind' = sebab;
    IF NOT FOUND THEN
      tolak := 'SEBAB'; boleh := ARRAY(SELECT s ->> 'kind' FROM jsonb_array_elements(sebab_ini) AS s); RETURN NEXT; RETURN;
    END IF;
    hari := tanggal_surat + coalesce((aturan ->> 'notice')::interval, '0'::interval);
    IF hari > perjanjian.hari_ini() THEN tolak := 'TENGGANG'; RETURN NEXT; RETURN; END IF;
    hari := NULL;
  END IF;
  IF segera AND (langkah <> 'TANGGUHKAN' OR coalesce(aturan ->> 'immediate', '') <> 'true') THEN tolak := 'SEGERA'; RETURN NEXT; RETURN; END IF;
  IF langkah = 'TUTUP' AND coalesce(btrim(pemusnah), '') = '' THEN tolak := 'PEMUSNAHAN'; RETURN NEXT; RETURN; END IF;

  INSERT INTO perjanjian.usul_langkah AS u (id, kunci, mitra, pokok, langkah, dari, dari_urutan, sebab, uraian, nomor_surat, tanggal_surat, pemusnah, segera, pengusul, jalan, diusulkan, sampai)
  VALUES (gen_random_uuid()::text, kunci, mitra, pokok_ini, langkah, keadaan, urutan_ini, sebab, uraian, nomor_surat, tanggal_surat, pemusnah, segera, petugas, jalan,
    clock_timestamp(), clock_timestamp() + CASE WHEN segera THEN interval '72 hours' ELSE interval '7 days' END)
  RETURNING u.id INTO id;
  IF segera THEN
    PERFORM perjanjian.masuk(mitra, pokok_ini, perjanjian.tujuan(langkah), sebab, id);
    keadaan := perjanjian.tujuan(langkah);
    boleh := perjanjian.langkah_dari(keadaan);
  END IF;
  RETURN NEXT;
END $$;
--> statement-breakpoint
-- Decides on a step: never whoever proposed it. To turn away a suspension that had effect at once is to lift it.
CREATE FUNCTION perjanjian.putuskan_langkah(id text, putusan text, petugas text, catatan text, jalan text)
RETURNS TABLE (tolak text, keadaan text, boleh text[]) LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
#variable_conflict use_variable
DECLARE
  usul record;
  kini record;
  sudah record;
BEGIN
  SELECT * INTO usul FROM perjanjian.usul_langkah AS u WHERE u.id = putuskan_langkah.id;
  IF NOT FOUND THEN tolak := 'TIDAK_ADA'; RETURN NEXT; RETURN; END IF;
  PERFORM pg_advisory_xact_lock(72021, hashtext(usul.mitra || usul.pokok::text));
  SELECT * INTO kini FROM perjanjian.keadaan_kini() AS k WHERE k.mitra = usul.mitra AND k.pokok = usul.pokok;
  keadaan := kini.keadaan;
  boleh := perjanjian.langkah_dari(keadaan);

  SELECT * INTO sudah FROM perjanjian.putusan_langkah AS p WHERE p.usul_id = id;
  IF FOUND THEN
    IF sudah.putusan <> putusan OR lower(sudah.pemutus) <> lower(petugas) THEN tolak := 'SUDAH_DIPUTUSKAN'; END IF;
    RETURN NEXT; RETURN;
  END IF;
  -- Whoever proposed may take a proposal back that nothing has come of.
  IF lower(usul.pengusul) = lower(petugas) AND (putusan = 'SETUJU' OR usul.segera) THEN tolak := 'ORANG_SAMA'; RETURN NEXT; RETURN; END IF;
  IF NOT usul.segera AND putusan = 'SETUJU' AND usul.sampai <= clock_timestamp() THEN tolak := 'KEDALUWARSA'; RETURN NEXT; RETURN; END IF;
  IF NOT usul.segera AND putusan = 'SETUJU' AND usul.dari_urutan <> kini.urutan THEN tolak := 'LANGKAH'; RETURN NEXT; RETURN; END IF;

  INSERT INTO perjanjian.putusan_langkah (usul_id, putusan, pemutus, catatan, jalan, waktu)
  VALUES (id, putusan, petugas, catatan, jalan, clock_timestamp());
  IF putusan = 'SETUJU' AND NOT usul.segera THEN
    PERFORM perjanjian.masuk(usul.mitra, usul.pokok, perjanjian.tujuan(usul.langkah), usul.sebab, id);
  ELSIF putusan = 'TOLAK' AND usul.segera AND kini.usul_id = id THEN
    PERFORM perjanjian.masuk(usul.mitra, usul.pokok, usul.dari, NULL, id);
  END IF;
  SELECT k.keadaan INTO keadaan FROM perjanjian.keadaan_kini() AS k WHERE k.mitra = usul.mitra AND k.pokok = usul.pokok;
  boleh := perjanjian.langkah_dari(keadaan);
  RETURN NEXT;
END $$;
--> statement-breakpoint
-- Every agreement with the version that holds or held last, its state, and what is due under it.
CREATE FUNCTION perjanjian.daftar() RETURNS TABLE (
  mitra text, versi date, pokok date, judul text, nomor_mitra text, nomor_bkn text, sampai date, kewajiban jsonb, keadaan text, sebab text,
  sejak timestamptz, boleh text[]
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT DISTINCT ON (d.mitra, d.pokok) d.mitra, d.versi, d.pokok, d.judul, d.nomor_mitra, d.nomor_bkn, d.sampai, d.kewajiban, k.keadaan, k.sebab,
    k.sejak, perjanjian.langkah_dari(k.keadaan)
  FROM perjanjian.dokumen AS d JOIN perjanjian.keadaan_kini() AS k ON k.mitra = d.mitra AND k.pokok = d.pokok
  ORDER BY d.mitra, d.pokok, d.versi <= perjanjian.hari_ini() DESC, d.versi DESC
$$;
--> statement-breakpoint
-- The steps of one agreement, or of all, the latest first, and what became of each.
CREATE FUNCTION perjanjian.langkah(mitra text) RETURNS TABLE (
  id text, mitra_perjanjian text, pokok date, langkah text, dari text, sebab text, uraian text, nomor_surat text, tanggal_surat date, pemusnah text,
  segera boolean, pengusul text, jalan text, diusulkan timestamptz, sampai timestamptz, status text, pemutus text, catatan text, diputuskan timestamptz
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT u.id, u.mitra, u.pokok, u.langkah, u.dari, u.sebab, u.uraian, u.nomor_surat, u.tanggal_surat, u.pemusnah, u.segera, u.pengusul, u.jalan,
    u.diusulkan, u.sampai,
    CASE WHEN p.putusan = 'SETUJU' THEN 'DISETUJUI' WHEN p.putusan = 'TOLAK' THEN 'DITOLAK'
      WHEN u.sampai > clock_timestamp() THEN 'MENUNGGU' WHEN u.segera THEN 'TERLAMBAT' ELSE 'KEDALUWARSA' END,
    p.pemutus, p.catatan, p.waktu
  FROM perjanjian.usul_langkah AS u LEFT JOIN perjanjian.putusan_langkah AS p ON p.usul_id = u.id
  WHERE u.mitra = coalesce(langkah.mitra, u.mitra) ORDER BY u.diusulkan DESC, u.id
$$;
--> statement-breakpoint
-- Takes from quotas of a partner, each as much as is left of what is asked for; a negative number gives back. In the order of
-- their names, so that two processes wait for each other and not both.
CREATE FUNCTION perjanjian.ambil_jatah(
  mitra text, lingkup text[], satuan text[], jendela timestamptz[], batas bigint[], diamati boolean[], minta bigint[]
) RETURNS TABLE (urut int, diberi bigint, terpakai bigint, peringatan boolean) LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
#variable_conflict use_variable
DECLARE
  satu record;
BEGIN
  FOR satu IN SELECT * FROM unnest(lingkup, satuan, jendela, batas, diamati, minta) WITH ORDINALITY AS t (lingkup, satuan, jendela, batas, diamati, minta, urut)
    ORDER BY t.jendela, t.lingkup, t.satuan
  LOOP
    INSERT INTO perjanjian.jatah AS j (mitra, lingkup, satuan, jendela, terpakai, diperingatkan) VALUES (mitra, satu.lingkup, satu.satuan, satu.jendela, 0, false)
    ON CONFLICT DO NOTHING;
    SELECT j.terpakai, NOT j.diperingatkan INTO terpakai, peringatan FROM perjanjian.jatah AS j
    WHERE j.mitra = ambil_jatah.mitra AND j.lingkup = satu.lingkup AND j.satuan = satu.satuan AND j.jendela = satu.jendela FOR UPDATE;
    urut := satu.urut;
    diberi := CASE WHEN satu.minta < 0 THEN greatest(satu.minta, -terpakai) WHEN satu.diamati THEN satu.minta
      ELSE greatest(0, least(satu.minta, satu.batas - terpakai)) END;
    terpakai := terpakai + diberi;
    -- Four fifths are told of once, by whoever reaches them.
    peringatan := peringatan AND terpakai * 5 >= satu.batas * 4;
    UPDATE perjanjian.jatah AS j SET terpakai = ambil_jatah.terpakai, diperingatkan = j.diperingatkan OR peringatan
    WHERE j.mitra = ambil_jatah.mitra AND j.lingkup = satu.lingkup AND j.satuan = satu.satuan AND j.jendela = satu.jendela;
    RETURN NEXT;
  END LOOP;
END $$;
--> statement-breakpoint
-- Windows that nobody looks at any more.
CREATE FUNCTION perjanjian.lupakan_jatah() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  DELETE FROM perjanjian.jatah WHERE jendela < clock_timestamp() - CASE WHEN satuan LIKE '%/menit' THEN interval '1 hour' ELSE interval '400 days' END
$$;
--> statement-breakpoint
-- What the partner that asks has used, in the windows of these last days.
CREATE FUNCTION perjanjian.pemakaian(hari int) RETURNS TABLE (lingkup text, satuan text, jendela timestamptz, terpakai bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT j.lingkup, j.satuan, j.jendela, j.terpakai FROM perjanjian.jatah AS j
  WHERE j.mitra = perjanjian.periksa(session_user::text)
    AND j.jendela >= date_trunc('day', clock_timestamp(), 'Asia/Jakarta') - make_interval(days => pemakaian.hari - 1)
  ORDER BY j.jendela, j.lingkup, j.satuan
$$;
--> statement-breakpoint
DO $$
DECLARE
  fungsi regprocedure;
BEGIN
  FOR fungsi IN SELECT oid FROM pg_proc WHERE pronamespace = 'perjanjian'::regnamespace AND oid <> 'perjanjian.pihak(text)'::regprocedure LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', fungsi);
    EXECUTE format('ALTER FUNCTION %s OWNER TO "bagi-pakai-perjanjian"', fungsi);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION perjanjian.periksa(text) TO "bagi-pakai-verifikasi";
--> statement-breakpoint
REVOKE CREATE ON SCHEMA perjanjian FROM "bagi-pakai-perjanjian";
