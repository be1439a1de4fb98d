-- What partners sent is closed to everyone until a policy opens rows of it; also to its own owner.
ALTER TABLE kotak_masuk.kiriman ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE kotak_masuk.kiriman FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE kotak_masuk.rekaman ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE kotak_masuk.rekaman FORCE ROW LEVEL SECURITY;
