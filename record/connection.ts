// The connection by which the record is written: one, as a role that may only add, and made anew when it hangs.
import type { Sql } from 'postgres';
import type { Statement } from './insert.ts';

export interface Connection {
  /** Runs one statement, which is prepared. */
  readonly run: (statement: Statement) => Promise<void>;
  /** Gives up what is under way: it fails now, and the next statement has another connection. */
  readonly renew: () => void;
  readonly close: () => Promise<void>;
}

export function openConnection(open: () => Sql): Connection {
  let sql = open();
  return {
    async run({ text, parameters }) {
      await sql.unsafe(text, [...parameters], { prepare: true });
    },
    renew() {
      const hanging = sql;
      sql = open();
      void hanging.end({ timeout: 0 }).catch(() => undefined);
    },
    close: () => sql.end({ timeout: 5 }),
  };
}
