// A table on a page: names that wrap, numbers to the right, the head again on each page.
import type PDFDocument from 'pdfkit';

type Document = InstanceType<typeof PDFDocument>;

export interface Column<Row> {
  readonly name: string;
  /** In points; the first column takes what is left. */
  readonly width: number;
  readonly of: (row: Row) => string;
}

interface Told {
  /** The last row is the sum of the others. */
  readonly sumsUp?: boolean;
}

const gap = 3;

export function table<Row>(
  document: Document,
  margin: number,
  title: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { sumsUp = false }: Told = {},
): void {
  const right = document.page.width - margin;
  const first = right - margin - columns.reduce((sum, { width }) => sum + width, 0);
  const line = (weight: number) =>
    document.moveTo(margin, document.y).lineTo(right, document.y).lineWidth(weight).stroke();
  const width = (index: number) => (index === 0 ? first : (columns[index]?.width ?? 0)) - 2 * gap;
  const heightOf = (cells: readonly string[]) =>
    Math.max(...cells.map((cell, index) => document.heightOfString(cell, { width: width(index) })));
  const put = (cells: readonly string[]) => {
    const top = document.y + gap / 2;
    const height = heightOf(cells);
    let left = margin;
    for (const [index, cell] of cells.entries()) {
      document.text(cell, left + gap, top, { width: width(index), align: index === 0 ? 'left' : 'right' });
      left += width(index) + 2 * gap;
    }
    document.x = margin;
    document.y = top + height + gap / 2;
  };
  const head = () => {
    line(1);
    document.font('bold').fontSize(8.5);
    put(columns.map(({ name }) => name));
    line(0.4);
  };
  if (document.y > document.page.height - margin - 110) document.addPage();
  document.moveDown(0.9).font('bold').fontSize(10).text(title, margin).moveDown(0.2);
  head();
  for (const [index, row] of rows.entries()) {
    const isSum = sumsUp && index === rows.length - 1;
    const cells = columns.map(({ of }) => of(row));
    if (document.y + heightOf(cells) > document.page.height - margin - 20) {
      document.addPage();
      head();
    }
    if (isSum) line(0.4);
    document.font(isSum ? 'bold' : 'plain').fontSize(8.5);
    put(cells);
  }
  line(1);
  document.moveDown(0.4).font('plain');
}
