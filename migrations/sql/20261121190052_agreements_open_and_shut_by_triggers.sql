-- A line of perjanjian.akses is open from its first to its last day in Jakarta, while nobody holds it back and its agreement is in force.
GRANT CREATE ON SCHEMA perjanjian TO "bagi-pakai-perjanjian";
--> statement-breakpoint
GRANT UPDATE (buka_sejak, buka_sampai) ON perjanjian.akses TO "bagi-pakai-perjanjian";
--> statement-breakpoint
CREATE POLICY jendela ON perjanjian.akses FOR UPDATE TO "bagi-pakai-perjanjian" USING (true) WITH CHECK (true);
--> statement-breakpoint
-- Works out the window of a line from what the line and the history of its agreement say, whatever was written into it.
-- A new line waits for steps that are being taken: otherwise it would not see a step that does not see it.
CREATE FUNCTION perjanjian.jendela_baris() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NEW.pokok IS NOT NULL THEN
    PERFORM pg_advisory_xact_lock(72021, hashtext(NEW.mitra || NEW.pokok::text));
  END IF;
  NEW.buka_sejak := 'infinity';
  NEW.buka_sampai := 'infinity';
  IF NOT NEW.ditangguhkan AND (NEW.pokok IS NULL OR
    (SELECT k.keadaan FROM perjanjian.keadaan AS k WHERE k.mitra = NEW.mitra AND k.pokok = NEW.pokok ORDER BY k.urutan DESC LIMIT 1) = 'BERLAKU')
  THEN
    NEW.buka_sejak := NEW.sejak::timestamp AT TIME ZONE 'Asia/Jakarta';
    NEW.buka_sampai := coalesce((NEW.sampai + 1)::timestamp AT TIME ZONE 'Asia/Jakarta', 'infinity');
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER jendela BEFORE INSERT OR UPDATE ON perjanjian.akses FOR EACH ROW EXECUTE FUNCTION perjanjian.jendela_baris();
--> statement-breakpoint
-- A step opens or shuts every line of its agreement; so does whatever else becomes of the history.
CREATE FUNCTION perjanjian.jendela_keadaan() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  langkah perjanjian.keadaan := coalesce(NEW, OLD);
BEGIN
  PERFORM pg_advisory_xact_lock(72021, hashtext(langkah.mitra || langkah.pokok::text));
  UPDATE perjanjian.akses AS a SET buka_sejak = 'infinity' WHERE a.mitra = langkah.mitra AND a.pokok = langkah.pokok;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER jendela AFTER INSERT OR UPDATE OR DELETE ON perjanjian.keadaan FOR EACH ROW EXECUTE FUNCTION perjanjian.jendela_keadaan();
--> statement-breakpoint
UPDATE perjanjian.akses SET buka_sejak = 'infinity';
--> statement-breakpoint
REVOKE ALL ON FUNCTION perjanjian.jendela_baris(), perjanjian.jendela_keadaan() FROM PUBLIC;
--> statement-breakpoint
ALTER FUNCTION perjanjian.jendela_baris() OWNER TO "bagi-pakai-perjanjian";
--> statement-breakpoint
ALTER FUNCTION perjanjian.jendela_keadaan() OWNER TO "bagi-pakai-perjanjian";
--> statement-breakpoint
REVOKE CREATE ON SCHEMA perjanjian FROM "bagi-pakai-perjanjian";
