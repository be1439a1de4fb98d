// The verdict for a pull request: who is hit and must be told, as Markdown.
import type { Finding, PartnerReport, Report } from '../report.ts';
import {
  acknowledgedFile,
  agreementsOf,
  comparedWith,
  conclusion,
  draft,
  isOfWords,
  operationsOf,
  remarks,
  since,
  standing,
  whomToTell,
} from './phrases.ts';

export function markdown(report: Report): string {
  const hit = report.partners.filter(({ findings }) => findings.length > 0);
  const spared = report.partners.filter(({ findings }) => findings.length === 0);
  const open = draft(report);
  return `${[
    `## ${report.verdict === 'passes' ? '✅' : '❌'} Whom this change hits`,
    `${conclusion(report)} ${comparedWith(report)}`,
    ...hit.map((one) => section(one, report)),
    ...(spared.length > 0 ? [`Not hit: ${spared.map(({ partner }) => partner).join(', ')}.`] : []),
    ...remarks(report).map((remark) => `- ${text(remark)}`),
    ...(open === null
      ? []
      : [
          `To acknowledge it, complete this and add it to \`${acknowledgedFile}\`:`,
          `\`\`\`yaml\n${open.trimEnd()}\n\`\`\``,
        ]),
  ].join('\n\n')}\n`;
}

function section(one: PartnerReport, report: Report): string {
  const shown = one.findings.filter((finding) => !isOfWords(finding));
  const ofWords = one.findings.length - shown.length;
  return [
    `### ${one.partner}`,
    `${text(agreementsOf(one))}. Tell: ${text(whomToTell(one))}.`,
    ...(shown.length > 0 ? [table(shown, report)] : []),
    ...(ofWords > 0 ? [`${ofWords} descriptions are worded otherwise.`] : []),
  ].join('\n\n');
}

function table(findings: readonly Finding[], report: Report): string {
  return [
    '| class | what | operations hit |',
    '| --- | --- | --- |',
    ...findings.map((finding) => {
      const what = [`\`${finding.coordinate}\` ${finding.kind}`, text(since(finding, report)), standing(finding)];
      const said = what.filter((part) => part !== '').join('<br>');
      return `| ${mark(finding)} | ${said} | ${text(operationsOf(finding))} |`;
    }),
  ].join('\n');
}

function mark({ level, passes }: Finding): string {
  return passes ? level : `**${level}**`;
}

/** Text that is not Markdown: nothing in it makes a cell, a link or a tag. */
export function text(said: string): string {
  return said.replaceAll(/[\\`*_{}[\]<>|#]/g, (sign) => (sign === '<' ? '&lt;' : `\\${sign}`)).replaceAll('\n', '<br>');
}
