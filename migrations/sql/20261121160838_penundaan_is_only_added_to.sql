-- What hides something from somebody is itself never hidden: a hold is neither changed nor removed, and ends by its day or by a row.
CREATE TRIGGER penundaan_tetap BEFORE UPDATE OR DELETE ON catatan.penundaan FOR EACH ROW EXECUTE FUNCTION catatan.tetap();
--> statement-breakpoint
CREATE TRIGGER penundaan_penuh BEFORE TRUNCATE ON catatan.penundaan FOR EACH STATEMENT EXECUTE FUNCTION catatan.tetap();
