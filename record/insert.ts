// A group of rows as one statement, whose text is the same for each group of its size, or of any size above a few, and is prepared once.

/** Column → its type, as PostgreSQL spells both. */
export type Columns = Readonly<Record<string, string>>;

export type Value = string | number | null | readonly (string | number)[];

export interface Statement {
  readonly text: string;
  /** Texts alone, whatever the types of the columns are: the driver has nothing to turn into anything. */
  readonly parameters: readonly (string | null)[];
}

/**
 * Up to here each row stands in the statement with parameters of its own: to unfold an array for each column takes PostgreSQL
 * twice as long for one row, and no less for eight.
 */
const listedMost = 8;

/** Makes the statements that add rows, their values in the order of the columns; `ending` is what the text ends with. */
export function insertion(
  table: string,
  columns: Columns,
  ending = '',
): (rows: readonly (readonly Value[])[]) => Statement {
  const names = Object.keys(columns)
    .map((name) => `"${name}"`)
    .join(', ');
  const types = Object.values(columns);
  const into = `insert into ${table} (${names})`;
  const unfolded = `${into} ${unfolding(columns)}${ending}`;
  const listed = Array.from(
    { length: listedMost + 1 },
    (_, rows) =>
      `${into} values ${Array.from({ length: rows }, (_, row) => parameters(types, row)).join(', ')}${ending}`,
  );
  return (rows) =>
    rows.length <= listedMost
      ? { text: listed[rows.length] ?? '', parameters: rows.flatMap((row) => row.map(textOf)) }
      : { text: unfolded, parameters: types.map((_, column) => arrayOf(rows.map((row) => row[column] ?? null))) };
}

/** The parameters of one row: each a text to PostgreSQL, and cast there. */
function parameters(types: readonly string[], row: number): string {
  return `(${types.map((type, column) => `$${row * types.length + column + 1}::text::${type}`).join(', ')})`;
}

/** One parameter for each column: an array with the values of all rows. Arrays in arrays have no rows in PostgreSQL, so they are texts. */
function unfolding(columns: Columns): string {
  const entries = Object.entries(columns);
  const isList = (type: string) => type.endsWith('[]');
  const taken = entries.map(([name, type]) => (isList(type) ? `"${name}"::${type}` : `"${name}"`));
  const given = entries.map(([, type], index) => `$${index + 1}::${isList(type) ? 'text' : type}[]`);
  const names = entries.map(([name]) => `"${name}"`);
  return `select ${taken.join(', ')} from unnest(${given.join(', ')}) as given (${names.join(', ')})`;
}

function textOf(value: Value): string | null {
  if (value === null || typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : arrayOf(value);
}

/** Values as an array of PostgreSQL. */
function arrayOf(values: readonly Value[]): string {
  let text = '{';
  for (const value of values) {
    if (text.length > 1) text += ',';
    if (value === null) text += 'NULL';
    else if (typeof value === 'number') text += value;
    else text += quoted(typeof value === 'string' ? value : arrayOf(value));
  }
  return `${text}}`;
}

function quoted(text: string): string {
  return `"${/["\\]/.test(text) ? text.replaceAll('\\', '\\\\').replaceAll('"', '\\"') : text}"`;
}
