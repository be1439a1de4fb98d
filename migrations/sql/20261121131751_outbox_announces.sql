-- News is written by functions with the rights of a role that nobody can be: whoever announces may call them, and touches no
-- table of the outbox. It is one for all databases of a server; the hyphens keep it apart from the roles of agreements.
DO $$
BEGIN
  CREATE ROLE "bagi-pakai-warta" NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOREPLICATION NOBYPASSRLS;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
-- Who migrates without being superuser must be able to hand functions over to it, and to grant them afterwards.
DO $$
BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT "bagi-pakai-warta" TO %I WITH INHERIT TRUE, SET TRUE', current_user);
  END IF;
END $$;
--> statement-breakpoint
GRANT USAGE, CREATE ON SCHEMA warta TO "bagi-pakai-warta";
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (mitra) ON warta.peristiwa TO "bagi-pakai-warta";
--> statement-breakpoint
-- Writes an event in the transaction that calls it, and a job that spreads it: both are there when that commits, or neither.
-- The job has no key: two transactions that announce to one partner do not wait for each other.
CREATE FUNCTION warta.umumkan(jenis text, mitra text[], obyek text, jalur text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
#variable_conflict use_column
BEGIN
  INSERT INTO warta.peristiwa AS p (jenis, obyek, jalur, mitra, waktu, sebar_sejak)
  VALUES (umumkan.jenis, umumkan.obyek, umumkan.jalur, umumkan.mitra, clock_timestamp(), clock_timestamp())
  ON CONFLICT (transaksi, jenis, obyek) WHERE disebar IS NULL
    DO UPDATE SET mitra = ARRAY(SELECT unnest(p.mitra) UNION SELECT unnest(excluded.mitra) ORDER BY 1);
  PERFORM graphile_worker.add_job('sebar');
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION warta.umumkan(text, text[], text, text) FROM PUBLIC;
--> statement-breakpoint
ALTER FUNCTION warta.umumkan(text, text[], text, text) OWNER TO "bagi-pakai-warta";
--> statement-breakpoint
REVOKE CREATE ON SCHEMA warta FROM "bagi-pakai-warta";
--> statement-breakpoint
ALTER TABLE perjanjian.kunci_webhook ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE perjanjian.kunci_webhook FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- A role sees the keys that sign for its own partner, and no other.
CREATE POLICY own_keys ON perjanjian.kunci_webhook FOR SELECT
  USING (coalesce(sampai > clock_timestamp(), true)
    AND mitra = (SELECT akses.mitra FROM perjanjian.akses WHERE akses.peran = current_user));
