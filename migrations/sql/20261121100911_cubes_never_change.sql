-- What has been published stays as it is: a cube could otherwise be told twice, and the difference would tell of persons.
ALTER TABLE "agregat"."sel" ADD CONSTRAINT "sel_disamarkan" CHECK ((jumlah IS NULL) = disamarkan);--> statement-breakpoint
CREATE FUNCTION agregat.tetap() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE EXCEPTION 'A published cube is never changed: % of %.%', tg_op, tg_table_schema, tg_table_name;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION agregat.tetap() FROM PUBLIC;--> statement-breakpoint
CREATE TRIGGER tetap BEFORE UPDATE OR DELETE ON agregat.kubus FOR EACH STATEMENT EXECUTE FUNCTION agregat.tetap();--> statement-breakpoint
CREATE TRIGGER tetap BEFORE UPDATE OR DELETE ON agregat.sel FOR EACH STATEMENT EXECUTE FUNCTION agregat.tetap();
--> statement-breakpoint
-- Access to counts ends with the agreement as well, whoever asks the database.
ALTER TABLE agregat.kubus ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE agregat.kubus FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE agregat.sel ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE agregat.sel FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY selama_berlaku ON agregat.kubus FOR SELECT USING ((SELECT perjanjian.berlaku()));--> statement-breakpoint
CREATE POLICY selama_berlaku ON agregat.sel FOR SELECT USING ((SELECT perjanjian.berlaku()));
