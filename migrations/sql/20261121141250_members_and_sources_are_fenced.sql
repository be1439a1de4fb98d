-- Members, and where values came from, are closed to everyone until a policy opens rows of them; also to their own owner.
ALTER TABLE finansial.kepesertaan_tapera ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE finansial.kepesertaan_tapera FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE kotak_masuk.sumber ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE kotak_masuk.sumber FORCE ROW LEVEL SECURITY;
