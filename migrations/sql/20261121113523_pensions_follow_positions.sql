-- A pension has a copy of its person's family of positions, by which those of rare families are found in the order of their dates.
-- The facts are held meanwhile: a change of them that is under way is waited for, and one that comes later finds the pension.
CREATE FUNCTION riwayat.copy_family() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  NEW.rumpun_jabatan_id := (SELECT rumpun_jabatan_id FROM cakupan.asn WHERE asn_id = NEW.asn_id FOR SHARE);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER copy_family BEFORE INSERT OR UPDATE OF asn_id, rumpun_jabatan_id ON riwayat.pensiun FOR EACH ROW EXECUTE FUNCTION riwayat.copy_family();
--> statement-breakpoint
-- Who comes, or comes to another family, takes the copies along.
CREATE FUNCTION riwayat.follow_family() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  UPDATE riwayat.pensiun SET rumpun_jabatan_id = baru.rumpun_jabatan_id FROM baru
  WHERE pensiun.asn_id = baru.asn_id AND pensiun.rumpun_jabatan_id IS DISTINCT FROM baru.rumpun_jabatan_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER follow_family_insert AFTER INSERT ON cakupan.asn REFERENCING NEW TABLE AS baru FOR EACH STATEMENT EXECUTE FUNCTION riwayat.follow_family();
--> statement-breakpoint
CREATE TRIGGER follow_family_update AFTER UPDATE ON cakupan.asn REFERENCING NEW TABLE AS baru FOR EACH STATEMENT EXECUTE FUNCTION riwayat.follow_family();
--> statement-breakpoint
-- Those that are there take theirs.
UPDATE riwayat.pensiun SET rumpun_jabatan_id = NULL;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION riwayat.copy_family(), riwayat.follow_family() FROM PUBLIC;
