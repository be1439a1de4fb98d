// What is said in two languages, and how a table of it is written.

export type Language = 'id' | 'en';
export const languages: readonly Language[] = ['id', 'en'];

export type Said = Readonly<Record<Language, string>>;

/** A table in Markdown; a cell takes one line. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function code(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}
