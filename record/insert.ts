// A group of rows as one statement with one parameter: their JSON. Its text is the same for every group, and is prepared once.

/** Where a column's value stands in the JSON of a row, and what it is there. */
export interface Column {
  /** As PostgreSQL spells it; of bytes, which stand there in hex, `bytea`. */
  readonly type: string;
  /** Its key; the column's name unless it is said. */
  readonly key?: string;
}

export type Columns = Readonly<Record<string, Column>>;

export interface Statement {
  readonly text: string;
  readonly parameters: readonly string[];
}

/**
 * Makes the statements that add rows, each given as the text of a JSON object; `ending` is what the statement ends with.
 * Keys that are no column's are passed over, and what is not there is null.
 */
export function insertion(table: string, columns: Columns, ending = ''): (rows: readonly string[]) => Statement {
  const entries = Object.entries(columns).map(([name, { type, key = name }]) => ({ name, type, key }));
  const names = entries.map(({ name }) => `"${name}"`);
  const given = entries.map(({ type, key }) => `"${key}" ${type === 'bytea' ? 'text' : type}`);
  const taken = entries.map(({ type, key }) => (type === 'bytea' ? `decode("${key}", 'hex')` : `"${key}"`));
  const text = [
    `insert into ${table} (${names.join(', ')}) select ${taken.join(', ')}`,
    `from json_to_recordset($1::text::json) as given (${given.join(', ')})${ending}`,
  ].join(' ');
  return (rows) => ({ text, parameters: [`[${rows.join(',')}]`] });
}
