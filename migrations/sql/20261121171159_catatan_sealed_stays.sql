-- What is sealed is only ever added to: neither a leaf, a node, a checkpoint nor a time-stamp is changed or taken away.
CREATE TRIGGER daun_tetap BEFORE UPDATE OR DELETE ON catatan.daun FOR EACH ROW EXECUTE FUNCTION catatan.tetap();
--> statement-breakpoint
CREATE TRIGGER daun_penuh BEFORE TRUNCATE ON catatan.daun FOR EACH STATEMENT EXECUTE FUNCTION catatan.tetap();
--> statement-breakpoint
CREATE TRIGGER simpul_tetap BEFORE UPDATE OR DELETE ON catatan.simpul FOR EACH ROW EXECUTE FUNCTION catatan.tetap();
--> statement-breakpoint
CREATE TRIGGER simpul_penuh BEFORE TRUNCATE ON catatan.simpul FOR EACH STATEMENT EXECUTE FUNCTION catatan.tetap();
--> statement-breakpoint
CREATE TRIGGER titik_tetap BEFORE UPDATE OR DELETE ON catatan.titik FOR EACH ROW EXECUTE FUNCTION catatan.tetap();
--> statement-breakpoint
CREATE TRIGGER titik_penuh BEFORE TRUNCATE ON catatan.titik FOR EACH STATEMENT EXECUTE FUNCTION catatan.tetap();
--> statement-breakpoint
CREATE TRIGGER stempel_tetap BEFORE UPDATE OR DELETE ON catatan.stempel FOR EACH ROW EXECUTE FUNCTION catatan.tetap();
--> statement-breakpoint
CREATE TRIGGER stempel_penuh BEFORE TRUNCATE ON catatan.stempel FOR EACH STATEMENT EXECUTE FUNCTION catatan.tetap();
