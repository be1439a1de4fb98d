-- Verification is answered by functions: a partner that may never see a value has no SELECT on persons, only EXECUTE on these.
-- They have the rights of a role that nobody can be, which reads the columns that are compared and no other. It is one for
-- all databases of a server; the hyphens keep it apart from the roles of agreements.
DO $$
BEGIN
  CREATE ROLE "bagi-pakai-verifikasi" NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOREPLICATION NOBYPASSRLS;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
-- Who migrates without being superuser must be able to hand functions over to it, and to grant them afterwards.
DO $$
BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT "bagi-pakai-verifikasi" TO %I WITH INHERIT TRUE, SET TRUE', current_user);
  END IF;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA verifikasi, perjanjian, asn TO "bagi-pakai-verifikasi";
--> statement-breakpoint
GRANT CREATE ON SCHEMA verifikasi, perjanjian TO "bagi-pakai-verifikasi";
--> statement-breakpoint
GRANT SELECT (id, nip, nama, tempat_lahir, tanggal_lahir, jenis_kelamin_id, instansi_kerja_id, golongan_ruang_id, jenis_asn)
  ON asn.asn TO "bagi-pakai-verifikasi";
--> statement-breakpoint
CREATE POLICY verifikasi ON asn.asn FOR SELECT TO "bagi-pakai-verifikasi" USING (true);
--> statement-breakpoint
GRANT SELECT (id, nama) ON asn.jenis_kelamin, asn.instansi, asn.golongan TO "bagi-pakai-verifikasi";
--> statement-breakpoint
GRANT SELECT ON perjanjian.akses TO "bagi-pakai-verifikasi";
--> statement-breakpoint
CREATE POLICY verifikasi ON perjanjian.akses FOR SELECT TO "bagi-pakai-verifikasi" USING (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON verifikasi.beban TO "bagi-pakai-verifikasi";
--> statement-breakpoint
GRANT SELECT ON verifikasi.kunci TO "bagi-pakai-verifikasi";
--> statement-breakpoint
ALTER TABLE verifikasi.beban ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE verifikasi.beban FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY verifikasi ON verifikasi.beban TO "bagi-pakai-verifikasi" USING (true);
--> statement-breakpoint
INSERT INTO verifikasi.kunci SELECT encode(sha256(convert_to(string_agg(gen_random_uuid()::text, ''), 'UTF8')), 'hex') FROM generate_series(1, 4);
--> statement-breakpoint
-- The partner whose agreement's role this is, while that is in force by the days of Jakarta; otherwise the reason why not.
CREATE FUNCTION perjanjian.pihak(peran text) RETURNS text LANGUAGE plpgsql STABLE SET search_path = '' AS $$
DECLARE
  baris record;
  hari date := (clock_timestamp() AT TIME ZONE 'Asia/Jakarta')::date;
BEGIN
  SELECT akses.mitra, akses.sejak, akses.sampai, akses.ditangguhkan INTO baris
  FROM perjanjian.akses WHERE akses.peran = pihak.peran;
  IF NOT FOUND THEN RAISE EXCEPTION 'ABSENT' USING ERRCODE = 'BP001'; END IF;
  IF baris.ditangguhkan THEN RAISE EXCEPTION 'SUSPENDED' USING ERRCODE = 'BP001'; END IF;
  IF hari < baris.sejak THEN RAISE EXCEPTION 'NOT_BEGUN' USING ERRCODE = 'BP001'; END IF;
  IF hari > baris.sampai THEN RAISE EXCEPTION 'ENDED' USING ERRCODE = 'BP001'; END IF;
  RETURN baris.mitra;
END $$;
--> statement-breakpoint
-- THE NORMALISATION, as schema/asn.graphql publishes it. Texts are the same when their normal forms are; nothing is close.
-- Apostrophes go, letters become small, compatibility forms become plain (NFKC), and every run of anything that is neither
-- letter nor digit becomes one blank. What is ASCII is in NFKC already.
CREATE FUNCTION verifikasi.baku(teks text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN btrim(regexp_replace(
  CASE WHEN octet_length(teks) = char_length(teks) THEN translate(lower(teks COLLATE pg_c_utf8), '''`', '')
    ELSE normalize(lower(normalize(lower(translate(teks, '''`´‘’ʼ＇', '') COLLATE pg_c_utf8), NFKC)), NFKC) END,
  '[^[:alnum:]]+', ' ', 'g'));
--> statement-breakpoint
-- A name, without the titles in front and behind it: dots and blanks in a title do not count, and of several that would fit
-- the longest goes first. A name that would be nothing but titles keeps the last of them.
CREATE FUNCTION verifikasi.baku_nama(nama text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  kata text[] := string_to_array(verifikasi.baku(nama), ' ');
  awal int := 1;
  akhir int := cardinality(kata);
BEGIN
  WHILE awal < akhir AND kata[awal] = ANY ('{prof,dr,drs,dra,ir,drg,drh,apt,ns,h,hj}'::text[]) LOOP
    awal := awal + 1;
  END LOOP;
  <<gelar>>
  LOOP
    FOR banyak IN REVERSE least(4, akhir - awal)..1 LOOP
      IF array_to_string(kata[akhir - banyak + 1:akhir], '') = ANY ('{ama,amapd,amd,amdak,amdfarm,amdgz,amdkeb,amdkep,amdkes,amdkom,amdt,ba,bsc,sap,sag,sak,sars,se,sei,sfarm,sgz,sh,shi,shum,shut,sik,sikom,sip,skg,skh,skm,skeb,sked,skep,skes,skom,smat,sor,sp,spd,spdi,spdk,spi,spsi,spt,ss,ssi,ssn,ssos,ssosi,sst,sstp,st,stp,sth,str,strak,strgz,strip,strkeb,strkep,strkes,strt,ma,map,mag,mak,mars,mba,meng,mepid,mfarm,mh,mhi,mhum,mikom,mip,mkm,mkeb,mkep,mkes,mkn,mkom,mm,mp,mpa,mph,mpar,mpd,mpdi,mpi,mpsi,msc,msi,msn,msos,mstp,mt,mti,mth,mtrap,llm,phd,spa,span,spb,spjp,spkk,spm,spog,spp,sppd,sppk,sprad,sps,sptht,apt,ners,ns}'::text[]) THEN
        akhir := akhir - banyak;
        CONTINUE gelar;
      END IF;
    END LOOP;
    EXIT;
  END LOOP;
  RETURN array_to_string(kata[awal:akhir], ' ');
END $$;
--> statement-breakpoint
-- Whether an attribute as it was sent is the same as the one in the register; what was not sent is not compared.
CREATE FUNCTION verifikasi.sama_nama(kiriman text, tercatat text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN kiriman IS NULL OR coalesce(verifikasi.baku_nama(kiriman) = verifikasi.baku_nama(tercatat), false);
--> statement-breakpoint
CREATE FUNCTION verifikasi.sama_teks(kiriman text, tercatat text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN kiriman IS NULL OR coalesce(verifikasi.baku(kiriman) = verifikasi.baku(tercatat), false);
--> statement-breakpoint
-- A code is sent as BKN's id or as its name.
CREATE FUNCTION verifikasi.sama_kode(kiriman text, id text, nama text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN kiriman IS NULL OR coalesce(verifikasi.baku(kiriman) = verifikasi.baku(id), false) OR coalesce(verifikasi.baku(kiriman) = verifikasi.baku(nama), false);
--> statement-breakpoint
-- Golongan ruang is written in many ways (III/c, III.c, IIIc): blanks do not count.
CREATE FUNCTION verifikasi.sama_golongan(kiriman text, id text, nama text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN kiriman IS NULL OR coalesce(replace(verifikasi.baku(kiriman), ' ', '') = verifikasi.baku(id), false)
  OR coalesce(replace(verifikasi.baku(kiriman), ' ', '') = replace(verifikasi.baku(nama), ' ', ''), false);
--> statement-breakpoint
-- THE COMPARISON, one verdict for each row as a whole. All of it is done for every row, whatever comes of it: the sum has no
-- short way out, and who is not in the register is compared with somebody who does not exist.
CREATE FUNCTION verifikasi.banding(
  nip text[], nama text[], tempat_lahir text[], tanggal_lahir date[], jenis_kelamin text[], instansi text[], golongan text[],
  status_kepegawaian text[]
) RETURNS TABLE (nomor bigint, nip_kiriman text, putusan text) LANGUAGE sql STABLE
BEGIN ATOMIC
  WITH bandingan AS MATERIALIZED (
    SELECT k.nomor, k.nip, a.id IS NOT NULL AS tercatat,
      verifikasi.sama_nama(k.nama, CASE WHEN a.id IS NULL THEN 'Orang Yang Tidak Tercatat' ELSE a.nama END)::int
      + verifikasi.sama_teks(k.tempat_lahir, CASE WHEN a.id IS NULL THEN 'Kota Yang Tidak Ada' ELSE a.tempat_lahir END)::int
      + (k.tanggal_lahir IS NULL OR coalesce(k.tanggal_lahir = a.tanggal_lahir, false))::int
      + verifikasi.sama_kode(k.jenis_kelamin, CASE WHEN a.id IS NULL THEN 'X' ELSE j.id END, CASE WHEN a.id IS NULL THEN 'Tidak ada' ELSE j.nama END)::int
      + verifikasi.sama_kode(k.instansi, CASE WHEN a.id IS NULL THEN 'X' ELSE i.id END, CASE WHEN a.id IS NULL THEN 'Instansi Yang Tidak Ada' ELSE i.nama END)::int
      + verifikasi.sama_golongan(k.golongan, CASE WHEN a.id IS NULL THEN 'X' ELSE g.id END, CASE WHEN a.id IS NULL THEN 'Tidak ada' ELSE g.nama END)::int
      + (k.status_kepegawaian IS NULL OR coalesce(k.status_kepegawaian = a.jenis_asn, false))::int = 7 AS cocok
    FROM unnest(banding.nip, banding.nama, banding.tempat_lahir, banding.tanggal_lahir, banding.jenis_kelamin, banding.instansi,
        banding.golongan, banding.status_kepegawaian)
      WITH ORDINALITY AS k (nip, nama, tempat_lahir, tanggal_lahir, jenis_kelamin, instansi, golongan, status_kepegawaian, nomor)
    LEFT JOIN asn.asn AS a ON a.nip = k.nip
    LEFT JOIN asn.jenis_kelamin AS j ON j.id = coalesce(a.jenis_kelamin_id, '-')
    LEFT JOIN asn.instansi AS i ON i.id = coalesce(a.instansi_kerja_id, '-')
    LEFT JOIN asn.golongan AS g ON g.id = coalesce(a.golongan_ruang_id, '-'))
  SELECT b.nomor, b.nip,
    CASE WHEN NOT b.tercatat THEN 'DATA_TIDAK_DITEMUKAN' WHEN b.cocok THEN 'SESUAI' ELSE 'TIDAK_SESUAI' END
  FROM bandingan AS b ORDER BY b.nomor;
END;
--> statement-breakpoint
-- Under what a NIP is charged: a hash with a key that the database keeps to itself, so that charges name nobody.
CREATE FUNCTION verifikasi.subjek(nip text) RETURNS text LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT encode(sha256(convert_to(k.kunci || encode(sha256(convert_to(k.kunci || subjek.nip, 'UTF8')), 'hex'), 'UTF8')), 'hex')
  FROM verifikasi.kunci AS k
$$;
--> statement-breakpoint
-- THE CHARGE: for every NIP sent, before anything is compared, all of them or none. A row that would be one mismatch too many,
-- of this partner for this NIP (3 in 30 days) or of all partners (10), is named by its place; then nothing is charged.
-- Whether anybody has the NIP plays no part. Rows of one NIP are charged by one call at a time, so that many at once cannot
-- overspend; that needs each statement to see what was committed before it.
CREATE FUNCTION verifikasi.bebankan(nip text[]) RETURNS TABLE (permohonan uuid, terlampaui int[], coba_lagi date)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  mitra_ini text := perjanjian.pihak(session_user::text);
  saat timestamptz;
  masa CONSTANT interval := '30 days';
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'Charges are made in read committed.' USING ERRCODE = 'invalid_transaction_state';
  END IF;
  PERFORM pg_advisory_xact_lock(72013, urut.gembok)
  FROM (SELECT DISTINCT hashtext(verifikasi.subjek(n)) AS gembok FROM unnest(bebankan.nip) AS n ORDER BY 1) AS urut;
  saat := clock_timestamp();
  DELETE FROM verifikasi.beban AS lewat USING (
    SELECT b.permohonan, b.nomor FROM verifikasi.beban AS b WHERE b.sampai <= saat LIMIT 200 FOR UPDATE SKIP LOCKED) AS usang
  WHERE lewat.permohonan = usang.permohonan AND lewat.nomor = usang.nomor;
  WITH kiriman AS (
    SELECT k.nomor::int AS nomor, verifikasi.subjek(k.nip) AS subjek
    FROM unnest(bebankan.nip) WITH ORDINALITY AS k (nip, nomor)),
  giliran AS (
    SELECT k.nomor, k.subjek, row_number() OVER (PARTITION BY k.subjek ORDER BY k.nomor) AS ke FROM kiriman AS k),
  terpakai AS (
    SELECT g.nomor, g.ke, count(b.subjek) AS semua, count(b.subjek) FILTER (WHERE b.mitra = mitra_ini) AS sendiri,
      min(b.sampai) FILTER (WHERE b.mitra = mitra_ini) AS lapang
    FROM giliran AS g LEFT JOIN verifikasi.beban AS b ON b.subjek = g.subjek AND b.sampai > saat
    GROUP BY g.nomor, g.ke)
  SELECT array_agg(t.nomor ORDER BY t.nomor),
    -- A caller knows its own mismatches, and is told the day on which the first of them no longer counts; of others', nothing.
    max((CASE WHEN t.sendiri + t.ke > 3 THEN coalesce(t.lapang, saat + masa) ELSE saat + masa END AT TIME ZONE 'Asia/Jakarta')::date + 1)
  INTO terlampaui, coba_lagi
  FROM terpakai AS t WHERE t.sendiri + t.ke > 3 OR t.semua + t.ke > 10;
  IF terlampaui IS NULL THEN
    permohonan := gen_random_uuid();
    INSERT INTO verifikasi.beban (permohonan, nomor, subjek, mitra, pada, sampai, transaksi)
    SELECT bebankan.permohonan, k.nomor::int, verifikasi.subjek(k.nip), mitra_ini, saat, saat + masa, pg_current_xact_id()::text
    FROM unnest(bebankan.nip) WITH ORDINALITY AS k (nip, nomor);
  END IF;
  RETURN NEXT;
END $$;
--> statement-breakpoint
-- THE VERDICTS on rows whose charge was committed before: once for each charge, for the NIPs that were charged. What is not
-- TIDAK_SESUAI is given back; the same statement writes the same rows whatever the verdicts are.
CREATE FUNCTION verifikasi.putuskan(
  permohonan uuid, nip text[], nama text[], tempat_lahir text[], tanggal_lahir date[], jenis_kelamin text[], instansi text[],
  golongan text[], status_kepegawaian text[]
) RETURNS TABLE (putusan text) LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  mitra_ini text := perjanjian.pihak(session_user::text);
  saat timestamptz := clock_timestamp();
  putusan_ini text[];
BEGIN
  WITH bandingan AS MATERIALIZED (
    SELECT * FROM verifikasi.banding(putuskan.nip, putuskan.nama, putuskan.tempat_lahir, putuskan.tanggal_lahir,
      putuskan.jenis_kelamin, putuskan.instansi, putuskan.golongan, putuskan.status_kepegawaian)),
  diputus AS (
    UPDATE verifikasi.beban AS b
    SET diputus = true, sampai = CASE WHEN d.putusan = 'TIDAK_SESUAI' THEN b.sampai ELSE saat END
    FROM bandingan AS d
    WHERE b.permohonan = putuskan.permohonan AND b.nomor = d.nomor AND NOT b.diputus AND b.mitra = mitra_ini
      AND b.subjek = verifikasi.subjek(d.nip_kiriman) AND b.transaksi <> pg_current_xact_id()::text
    RETURNING d.nomor, d.putusan)
  SELECT array_agg(d.putusan ORDER BY d.nomor) INTO putusan_ini FROM diputus AS d;
  IF cardinality(putusan_ini) IS DISTINCT FROM cardinality(putuskan.nip) THEN
    RAISE EXCEPTION 'A verdict is given for a charge that was committed, once.' USING ERRCODE = 'invalid_transaction_state';
  END IF;
  RETURN QUERY SELECT unnest(putusan_ini);
END $$;
--> statement-breakpoint
DO $$
DECLARE
  fungsi regprocedure;
BEGIN
  FOR fungsi IN SELECT oid FROM pg_proc WHERE pronamespace = 'verifikasi'::regnamespace OR oid = 'perjanjian.pihak(text)'::regprocedure LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', fungsi);
    EXECUTE format('ALTER FUNCTION %s OWNER TO "bagi-pakai-verifikasi"', fungsi);
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA verifikasi, perjanjian FROM "bagi-pakai-verifikasi";
