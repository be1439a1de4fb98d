// Which tables are about persons, by the catalogue: those that name one, and the core record.
import type { Sql } from '@bagi/database/connect.ts';

export function tablesAboutPersons(sql: Sql): Promise<readonly { table: string }[]> {
  return sql<{ table: string }[]>`
    select distinct attrelid::regclass::text as table from pg_attribute join pg_class on pg_class.oid = attrelid
    where relkind in ('r', 'p') and relnamespace::regnamespace::text in ('cakupan', 'asn', 'keluarga', 'riwayat', 'usulan', 'finansial')
      and (attname = 'asn_id' or attrelid = 'asn.asn'::regclass)`;
}
