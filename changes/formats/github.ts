// The verdict as annotations of GitHub Actions: one line for each finding that somebody must look at.
import type { Report } from '../report.ts';
import { conclusion } from './phrases.ts';
import { levelOf, sentence } from './sarif.ts';

export function github(report: Report): string {
  const lines = report.partners.flatMap((one) =>
    one.findings
      .filter(({ level }) => level !== 'safe')
      .map((finding) => {
        const { place, kind, coordinate, passes } = finding;
        const command = passes ? levelOf(finding) : 'error';
        const where = `file=${property(place.file)},line=${place.line},title=${property(`${kind} ${coordinate}`)}`;
        return `::${command} ${where}::${value(sentence(one, finding))}`;
      }),
  );
  return `${[...lines, conclusion(report)].join('\n')}\n`;
}

function value(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return value(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
