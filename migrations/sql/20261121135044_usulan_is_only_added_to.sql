-- What is about persons is closed to everyone until a policy opens rows of it; and the way of a proposal is only ever added to.
ALTER TABLE usulan.perjalanan ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE usulan.perjalanan FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE usulan.unggahan ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE usulan.unggahan FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE FUNCTION usulan.tetap() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE EXCEPTION 'What happened to a proposal is neither changed nor removed.';
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION usulan.tetap() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER perjalanan_tetap BEFORE UPDATE OR DELETE ON usulan.perjalanan FOR EACH ROW EXECUTE FUNCTION usulan.tetap();
--> statement-breakpoint
CREATE TRIGGER perjalanan_penuh BEFORE TRUNCATE ON usulan.perjalanan FOR EACH STATEMENT EXECUTE FUNCTION usulan.tetap();
