-- A list is matched in one pass over its rows, shared by several processes: who is spent and what is the same are told together, and
-- each process puts its verdicts in the order of the lines. What took longest was the normal form of names.
--
-- THE NORMALISATION is what it was, said so that PostgreSQL takes it into the statement instead of calling it: a function that is
-- strict and has a CASE is always called, at twice the price of the work. Of no text it still is none.
CREATE OR REPLACE FUNCTION verifikasi.baku(teks text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN btrim(regexp_replace(
  CASE WHEN octet_length(teks) = char_length(teks) THEN translate(lower(teks COLLATE pg_c_utf8), '''`', '')
    ELSE normalize(lower(normalize(lower(translate(teks, '''`´‘’ʼ＇', '') COLLATE pg_c_utf8), NFKC)), NFKC) END,
  '[^[:alnum:]]+', ' ', 'g'));
--> statement-breakpoint
-- A name, as it was: without the titles in front and behind it, of several that would fit the longest first, one word always left.
-- Most names have no signs but points, commas and hyphens: their words are told without an expression that looks for all others.
-- What is behind is looked up whole, a title of four words in one step: arrays cut and joined for each try cost more than all else.
DO $do$
BEGIN
  EXECUTE format($fungsi$
CREATE OR REPLACE FUNCTION verifikasi.baku_nama(nama text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  polos text COLLATE "C" := translate(lower(nama COLLATE pg_c_utf8), '.,-''`', '   ');
  kata text[];
  awal int := 1;
  akhir int;
  gelar int := 1;
BEGIN
  kata := CASE WHEN polos ~ '^[a-z0-9 ]*$' THEN array_remove(string_to_array(polos, ' '), '')
    ELSE string_to_array(verifikasi.baku(nama), ' ') END;
  akhir := cardinality(kata);
  WHILE awal < akhir AND kata[awal] = ANY (%1$L::text[]) LOOP
    awal := awal + 1;
  END LOOP;
  WHILE gelar > 0 LOOP
    gelar := CASE
      WHEN akhir - awal >= 4 AND kata[akhir - 3] || kata[akhir - 2] || kata[akhir - 1] || kata[akhir] = ANY (%2$L::text[]) THEN 4
      WHEN akhir - awal >= 3 AND kata[akhir - 2] || kata[akhir - 1] || kata[akhir] = ANY (%2$L::text[]) THEN 3
      WHEN akhir - awal >= 2 AND kata[akhir - 1] || kata[akhir] = ANY (%2$L::text[]) THEN 2
      WHEN akhir - awal >= 1 AND kata[akhir] = ANY (%2$L::text[]) THEN 1
      ELSE 0 END;
    akhir := akhir - gelar;
  END LOOP;
  RETURN array_to_string(kata[awal:akhir], ' ');
END $$
$fungsi$,
    '{prof,dr,drs,dra,ir,drg,drh,apt,ns,h,hj}',
    '{ama,amapd,amd,amdak,amdfarm,amdgz,amdkeb,amdkep,amdkes,amdkom,amdt,ba,bsc,sap,sag,sak,sars,se,sei,sfarm,sgz,sh,shi,shum,shut,sik,sikom,sip,skg,skh,skm,skeb,sked,skep,skes,skom,smat,sor,sp,spd,spdi,spdk,spi,spsi,spt,ss,ssi,ssn,ssos,ssosi,sst,sstp,st,stp,sth,str,strak,strgz,strip,strkeb,strkep,strkes,strt,ma,map,mag,mak,mars,mba,meng,mepid,mfarm,mh,mhi,mhum,mikom,mip,mkm,mkeb,mkep,mkes,mkn,mkom,mm,mp,mpa,mph,mpar,mpd,mpdi,mpi,mpsi,msc,msi,msn,msos,mstp,mt,mti,mth,mtrap,llm,phd,spa,span,spb,spjp,spkk,spm,spog,spp,sppd,sppk,sprad,sps,sptht,apt,ners,ns}');
END $do$;
--> statement-breakpoint
-- Rows that are still coming in count as none: were they counted then, PostgreSQL would look up a million persons one by one for
-- hardly any row. Nobody counts them, and it goes by the size of the table. They are emptied out, so there is nothing to clean.
ALTER TABLE pemadanan.baris SET (autovacuum_enabled = false);
--> statement-breakpoint
GRANT CREATE ON SCHEMA pemadanan TO "bagi-pakai-verifikasi";
--> statement-breakpoint
-- The same rules as verifikasi.sama_kode and verifikasi.sama_golongan, with the short ways first: the few codes have their normal
-- forms brought along, and what is a normal form but for capitals is its own.
CREATE FUNCTION pemadanan.sama_kode(kiriman text, id text, nama text, baku_id text, baku_nama text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN kiriman IS NULL OR coalesce(
  kiriman = nama OR kiriman = id OR lower(kiriman COLLATE pg_c_utf8) IN (baku_id, baku_nama) OR verifikasi.baku(kiriman) IN (baku_id, baku_nama), false);
--> statement-breakpoint
CREATE FUNCTION pemadanan.sama_golongan(kiriman text, id text, nama text, baku_id text, baku_nama text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN kiriman IS NULL OR coalesce(
  kiriman = nama OR kiriman = id OR replace(verifikasi.baku(kiriman), ' ', '') IN (baku_id, baku_nama), false);
--> statement-breakpoint
-- THE MATCHING, as it was. Rows that are left out by a list of their numbers make PostgreSQL believe that few are left, and look
-- every one up by itself; so the spent are a verdict like the others, given first.
CREATE OR REPLACE FUNCTION pemadanan.padankan(id text) RETURNS TABLE (sesuai bigint, tidak_sesuai bigint, tidak_ditemukan bigint, kuota_habis bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' SET work_mem = '256MB' AS $$
DECLARE
  mitra_ini text;
  rahasia text := (SELECT k.kunci FROM verifikasi.kunci AS k);
  saat timestamptz := clock_timestamp();
  transaksi text := pg_current_xact_id()::text;
  habis text[];
  saringan_habis int[];
BEGIN
  SELECT perjanjian.pihak(d.peran) INTO STRICT mitra_ini FROM pemadanan.daftar AS d WHERE d.id = padankan.id AND d.status = 'BERJALAN';
  -- What an interrupted run charged was never told.
  DELETE FROM verifikasi.beban AS b WHERE b.permohonan = padankan.id::uuid;
  SELECT array_agg(h.subjek), array_agg(DISTINCT verifikasi.saringan(h.subjek)) INTO habis, saringan_habis FROM verifikasi.habis(mitra_ini, saat) AS h;
  DROP TABLE IF EXISTS pg_temp.putusan;
  CREATE TEMPORARY TABLE putusan AS
  SELECT b.nomor, b.nip, CASE
    -- Who is spent is not compared, and whoever has not the sign of somebody who is, is not hashed.
    WHEN verifikasi.saringan(b.nip, rahasia) = ANY (saringan_habis) AND verifikasi.subjek(b.nip, rahasia) = ANY (habis) THEN 'KUOTA_HABIS'
    WHEN a.id IS NULL THEN 'DATA_TIDAK_DITEMUKAN'
    WHEN coalesce(pemadanan.sama_nama(b.nama, a.nama), false)
      AND coalesce(pemadanan.sama_teks(b.tempat_lahir, a.tempat_lahir), false)
      AND (b.tanggal_lahir IS NULL OR coalesce(b.tanggal_lahir = a.tanggal_lahir, false))
      AND pemadanan.sama_kode(b.jenis_kelamin, j.id, j.nama, j.baku_id, j.baku_nama)
      AND pemadanan.sama_kode(b.instansi, i.id, i.nama, i.baku_id, i.baku_nama)
      AND pemadanan.sama_golongan(b.golongan, g.id, g.nama, g.baku_id, g.baku_nama)
      AND (b.status_kepegawaian IS NULL OR coalesce(b.status_kepegawaian = a.jenis_asn, false)) THEN 'SESUAI'
    ELSE 'TIDAK_SESUAI' END AS putusan
  FROM pemadanan.baris AS b
  LEFT JOIN asn.asn AS a ON a.nip = b.nip
  -- The normal forms of codes are made once for each code, before the join, and not for each row.
  LEFT JOIN (SELECT k.id, k.nama, verifikasi.baku(k.id) AS baku_id, verifikasi.baku(k.nama) AS baku_nama FROM asn.jenis_kelamin AS k) AS j
    ON j.id = a.jenis_kelamin_id
  LEFT JOIN (SELECT k.id, k.nama, verifikasi.baku(k.id) AS baku_id, verifikasi.baku(k.nama) AS baku_nama FROM asn.instansi AS k) AS i
    ON i.id = a.instansi_kerja_id
  LEFT JOIN (SELECT k.id, k.nama, verifikasi.baku(k.id) AS baku_id, replace(verifikasi.baku(k.nama), ' ', '') AS baku_nama FROM asn.golongan AS k) AS g
    ON g.id = a.golongan_ruang_id
  ORDER BY b.nomor;
  INSERT INTO verifikasi.beban (permohonan, nomor, subjek, mitra, pada, sampai, transaksi, diputus)
  SELECT padankan.id::uuid, p.nomor, verifikasi.subjek(p.nip, rahasia), mitra_ini, saat, saat + interval '30 days', transaksi, true
  FROM pg_temp.putusan AS p WHERE p.putusan = 'TIDAK_SESUAI' ORDER BY 3;
  EXECUTE format('GRANT SELECT ON pg_temp.putusan TO %I', session_user);
  RETURN QUERY SELECT count(*) FILTER (WHERE p.putusan = 'SESUAI'), count(*) FILTER (WHERE p.putusan = 'TIDAK_SESUAI'),
    count(*) FILTER (WHERE p.putusan = 'DATA_TIDAK_DITEMUKAN'), count(*) FILTER (WHERE p.putusan = 'KUOTA_HABIS') FROM pg_temp.putusan AS p;
END $$;
--> statement-breakpoint
DO $$
DECLARE
  fungsi regprocedure;
BEGIN
  FOREACH fungsi IN ARRAY '{"pemadanan.sama_kode(text,text,text,text,text)","pemadanan.sama_golongan(text,text,text,text,text)"}'::regprocedure[] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', fungsi);
    EXECUTE format('ALTER FUNCTION %s OWNER TO "bagi-pakai-verifikasi"', fungsi);
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA pemadanan FROM "bagi-pakai-verifikasi";
