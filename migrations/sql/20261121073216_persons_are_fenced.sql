-- Every table about persons is closed to everyone until a policy opens rows of it; also to its own owner.
DO $$
DECLARE
  tabel regclass;
BEGIN
  FOR tabel IN
    SELECT DISTINCT attrelid::regclass FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relnamespace IN ('cakupan'::regnamespace, 'asn'::regnamespace, 'keluarga'::regnamespace, 'riwayat'::regnamespace, 'usulan'::regnamespace, 'finansial'::regnamespace)
      AND relkind = 'r' AND (attname = 'asn_id' OR attrelid = 'asn.asn'::regclass)
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tabel);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tabel);
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE perjanjian.akses ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE perjanjian.akses FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- A role sees the line of its own agreement, and no other.
CREATE POLICY own_line ON perjanjian.akses FOR SELECT USING (peran = current_user);
--> statement-breakpoint
-- Whether the agreement of the role that asks is in force at this moment, by the days of Jakarta.
CREATE FUNCTION perjanjian.berlaku() RETURNS boolean LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT EXISTS (
    SELECT FROM perjanjian.akses
    WHERE peran = current_user AND NOT ditangguhkan
      AND (clock_timestamp() AT TIME ZONE 'Asia/Jakarta')::date BETWEEN sejak AND coalesce(sampai, 'infinity'))
$$;
--> statement-breakpoint
REVOKE ALL ON SCHEMA public FROM PUBLIC;
--> statement-breakpoint
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA cakupan, asn, perjanjian FROM PUBLIC;
