-- What will be another, each partner reads of its own agreement; PostgreSQL itself shows it nothing of another's.
ALTER TABLE perjanjian.perubahan ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE perjanjian.perubahan FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_changes ON perjanjian.perubahan FOR SELECT
  USING (mitra = (SELECT akses.mitra FROM perjanjian.akses WHERE akses.peran = current_user));
