// The tables of persons, open for rows.
import type { Rows } from './rows.ts';
import type { PersonTables } from './tables.ts';

export type PersonRows = Rows<PersonTables>;
