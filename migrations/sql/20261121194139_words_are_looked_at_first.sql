-- Whether words match tells nothing of a row but that, and fails on none: so PostgreSQL may look at them before it asks a policy,
-- which costs more. Only a superuser can say so; where there is none, searches give the same and take longer.
DO $$
BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    ALTER FUNCTION pg_catalog.ts_match_vq(tsvector, tsquery) LEAKPROOF;
  END IF;
END $$;
