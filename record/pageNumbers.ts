// The number of each page, at the lower right: written when all pages are there.
import type PDFDocument from 'pdfkit';

/** Of a document that keeps its pages (`bufferPages`) and has the font `plain`. */
export function numberPages(document: InstanceType<typeof PDFDocument>, margin: number): void {
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    document.switchToPage(page);
    // Below the margin, where text would begin a page of its own.
    document.page.margins.bottom = 0;
    document.font('plain').fontSize(8);
    const text = `Halaman ${page + 1} dari ${count}`;
    // Alignment is for text that is broken into lines.
    const left = document.page.width - margin - document.widthOfString(text);
    document.text(text, left, document.page.height - 36, { lineBreak: false });
  }
}
