// A group of rows as one statement: each column an array, so that the text is always the same and is prepared once.

/** Column → its type, as PostgreSQL spells both. */
export type Columns = Readonly<Record<string, string>>;

/** Lists have no arrays around them in PostgreSQL, so they travel as texts. */
function isNested(type: string): boolean {
  return type.endsWith('[]');
}

/** The statement that adds rows to a table. */
export function insertText(table: string, columns: Columns): string {
  const names = Object.keys(columns);
  const types = Object.values(columns);
  const taken = names.map((name, index) => (isNested(types[index] ?? '') ? `"${name}"::${types[index]}` : `"${name}"`));
  const given = types.map((type, index) => `$${index + 1}::${isNested(type) ? 'text' : type}[]`);
  const quoted = names.map((name) => `"${name}"`).join(', ');
  return `insert into ${table} (${quoted}) select ${taken.join(', ')} from unnest(${given.join(', ')}) as given (${quoted})`;
}

export type Value = string | number | null | readonly (string | number)[];

/** Values as an array of PostgreSQL. */
export function arrayOf(values: readonly Value[]): string {
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
