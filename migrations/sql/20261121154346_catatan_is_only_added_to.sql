-- The record is only ever added to: whoever owns it may drop a whole month, and can change nothing within.
CREATE FUNCTION catatan.tetap() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE EXCEPTION 'What is recorded is neither changed nor removed.';
END $$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION catatan.tetap() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER akses_tetap BEFORE UPDATE OR DELETE ON catatan.akses FOR EACH ROW EXECUTE FUNCTION catatan.tetap();
--> statement-breakpoint
CREATE TRIGGER akses_penuh BEFORE TRUNCATE ON catatan.akses FOR EACH STATEMENT EXECUTE FUNCTION catatan.tetap();
--> statement-breakpoint
CREATE TRIGGER ditolak_tetap BEFORE UPDATE OR DELETE ON catatan.ditolak FOR EACH ROW EXECUTE FUNCTION catatan.tetap();
--> statement-breakpoint
CREATE TRIGGER ditolak_penuh BEFORE TRUNCATE ON catatan.ditolak FOR EACH STATEMENT EXECUTE FUNCTION catatan.tetap();
--> statement-breakpoint
CREATE TRIGGER medan_tetap BEFORE UPDATE OR DELETE ON catatan.medan FOR EACH ROW EXECUTE FUNCTION catatan.tetap();
--> statement-breakpoint
CREATE TRIGGER medan_penuh BEFORE TRUNCATE ON catatan.medan FOR EACH STATEMENT EXECUTE FUNCTION catatan.tetap();
--> statement-breakpoint
CREATE TRIGGER kejadian_tetap BEFORE UPDATE OR DELETE ON catatan.kejadian FOR EACH ROW EXECUTE FUNCTION catatan.tetap();
--> statement-breakpoint
CREATE TRIGGER kejadian_penuh BEFORE TRUNCATE ON catatan.kejadian FOR EACH STATEMENT EXECUTE FUNCTION catatan.tetap();
--> statement-breakpoint
CREATE TRIGGER perubahan_tetap BEFORE UPDATE OR DELETE ON catatan.perubahan FOR EACH ROW EXECUTE FUNCTION catatan.tetap();
--> statement-breakpoint
CREATE TRIGGER perubahan_penuh BEFORE TRUNCATE ON catatan.perubahan FOR EACH STATEMENT EXECUTE FUNCTION catatan.tetap();
--> statement-breakpoint
CREATE TRIGGER kunci_tetap BEFORE UPDATE OR DELETE ON catatan.kunci FOR EACH ROW EXECUTE FUNCTION catatan.tetap();
--> statement-breakpoint
CREATE TRIGGER kunci_penuh BEFORE TRUNCATE ON catatan.kunci FOR EACH STATEMENT EXECUTE FUNCTION catatan.tetap();
