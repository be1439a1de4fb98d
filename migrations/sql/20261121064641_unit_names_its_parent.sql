-- A unit carries the name of the unit above it, whichever of the two came or changed last.
CREATE FUNCTION asn.name_parent() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  IF pg_trigger_depth() > 1 THEN
    RETURN NULL;
  END IF;
  UPDATE asn.unit_kerja AS unit SET nama_induk = induk.nama
  FROM asn.unit_kerja AS induk
  WHERE induk.id = unit.induk_id
    AND unit.nama_induk IS DISTINCT FROM induk.nama
    AND (unit.id IN (SELECT id FROM baru) OR unit.induk_id IN (SELECT id FROM baru));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER name_parent_insert AFTER INSERT ON asn.unit_kerja REFERENCING NEW TABLE AS baru FOR EACH STATEMENT EXECUTE FUNCTION asn.name_parent();
--> statement-breakpoint
CREATE TRIGGER name_parent_update AFTER UPDATE ON asn.unit_kerja REFERENCING NEW TABLE AS baru FOR EACH STATEMENT EXECUTE FUNCTION asn.name_parent();
