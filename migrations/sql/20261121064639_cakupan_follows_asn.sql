-- The facts that row scopes decide on follow the core record, whatever way it is changed: a COPY of a million rows, or one UPDATE.
CREATE FUNCTION cakupan.follow_asn() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  INSERT INTO cakupan.asn (asn_id, jenis_asn, golongan_ruang_id, rumpun_jabatan_id, instansi_induk_id, instansi_kerja_id, unit_kerja_id, kedudukan_hukum_id, tmt_cpns)
  SELECT baru.id, baru.jenis_asn, baru.golongan_ruang_id, jabatan.rumpun_jabatan_id, baru.instansi_induk_id, baru.instansi_kerja_id, baru.unit_kerja_id, baru.kedudukan_hukum_id, baru.tmt_cpns
  FROM baru LEFT JOIN asn.jabatan ON jabatan.id = baru.jabatan_id
  ON CONFLICT (asn_id) DO UPDATE SET
    jenis_asn = excluded.jenis_asn, golongan_ruang_id = excluded.golongan_ruang_id, rumpun_jabatan_id = excluded.rumpun_jabatan_id,
    instansi_induk_id = excluded.instansi_induk_id, instansi_kerja_id = excluded.instansi_kerja_id, unit_kerja_id = excluded.unit_kerja_id,
    kedudukan_hukum_id = excluded.kedudukan_hukum_id, tmt_cpns = excluded.tmt_cpns;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION cakupan.forget_asn() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  DELETE FROM cakupan.asn USING lama WHERE asn.asn_id = lama.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION cakupan.forget_all() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  DELETE FROM cakupan.asn;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- A person keeps one id for good: everything else hangs off it.
CREATE FUNCTION asn.keep_id() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE EXCEPTION 'The id of a person never changes (% to %).', OLD.id, NEW.id USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE FUNCTION cakupan.forget_jabatan() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  UPDATE cakupan.asn SET rumpun_jabatan_id = NULL
  FROM lama JOIN asn.asn AS orang ON orang.jabatan_id = lama.id
  WHERE asn.asn_id = orang.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION cakupan.follow_jabatan() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  UPDATE cakupan.asn SET rumpun_jabatan_id = baru.rumpun_jabatan_id
  FROM baru JOIN asn.asn AS orang ON orang.jabatan_id = baru.id
  WHERE asn.asn_id = orang.id AND asn.rumpun_jabatan_id IS DISTINCT FROM baru.rumpun_jabatan_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER follow_insert AFTER INSERT ON asn.asn REFERENCING NEW TABLE AS baru FOR EACH STATEMENT EXECUTE FUNCTION cakupan.follow_asn();
--> statement-breakpoint
CREATE TRIGGER follow_update AFTER UPDATE ON asn.asn REFERENCING NEW TABLE AS baru FOR EACH STATEMENT EXECUTE FUNCTION cakupan.follow_asn();
--> statement-breakpoint
CREATE TRIGGER follow_delete AFTER DELETE ON asn.asn REFERENCING OLD TABLE AS lama FOR EACH STATEMENT EXECUTE FUNCTION cakupan.forget_asn();
--> statement-breakpoint
CREATE TRIGGER follow_insert AFTER INSERT ON asn.jabatan REFERENCING NEW TABLE AS baru FOR EACH STATEMENT EXECUTE FUNCTION cakupan.follow_jabatan();
--> statement-breakpoint
CREATE TRIGGER follow_update AFTER UPDATE ON asn.jabatan REFERENCING NEW TABLE AS baru FOR EACH STATEMENT EXECUTE FUNCTION cakupan.follow_jabatan();
--> statement-breakpoint
CREATE TRIGGER follow_delete AFTER DELETE ON asn.jabatan REFERENCING OLD TABLE AS lama FOR EACH STATEMENT EXECUTE FUNCTION cakupan.forget_jabatan();
--> statement-breakpoint
CREATE TRIGGER follow_truncate AFTER TRUNCATE ON asn.asn FOR EACH STATEMENT EXECUTE FUNCTION cakupan.forget_all();
--> statement-breakpoint
CREATE TRIGGER keep_id BEFORE UPDATE OF id ON asn.asn FOR EACH ROW WHEN (OLD.id IS DISTINCT FROM NEW.id) EXECUTE FUNCTION asn.keep_id();
