// One page for the two people who approve a change of an agreement: what it opens and closes, of whom, from when.
import type { Change } from '../change.ts';
import type { Finding, PartnerReport, Report } from '../report.ts';
import { text } from './markdown.ts';
import { agreementsOf, comparedWith, operationsOf } from './phrases.ts';

export function approval(report: Report): string {
  const concerned = report.partners.filter(({ findings }) => findings.length > 0);
  if (concerned.length === 0) return `# No agreement opens or closes anything else\n\n${comparedWith(report)}\n`;
  return `${['# To be approved', comparedWith(report), ...concerned.map((one) => page(one, report))].join('\n\n')}\n`;
}

function page(one: PartnerReport, report: Report): string {
  const { partner, findings, opened, closed, agreements, notify } = one;
  const [latest] = agreements.toReversed();
  const beyondFields = (effect: Change['effect']) =>
    findings.filter((finding) => finding.effect === effect && isOfDocument(finding));
  const others = findings.filter(
    (finding) => finding.effect === 'changes' && !isOfDocument(finding) && !isOfWords(finding),
  );
  return [
    `## ${partner}${notify ? `: ${text(notify.name)}` : ''}`,
    `${text(agreementsOf(one))}. ${latest ? `In force from ${latest.from} until ${latest.until}.` : ''}`,
    ...list('It opens', [...coordinates(opened), ...beyondFields('opens').map((one) => line(one, report))]),
    ...list('It closes', [...coordinates(closed), ...beyondFields('closes').map((one) => line(one, report))]),
    ...list(
      'It changes',
      [...others, ...beyondFields('changes').filter((one) => !isOfWords(one))].map((one) => line(one, report)),
    ),
    ...list(
      'It says otherwise',
      findings.filter((one) => one.kind === 'WORDS_CHANGED').map((one) => line(one, report)),
    ),
    ...list('Registered operations that it hits', operations(findings)),
    ['| approved by | office | day |', '| --- | --- | --- |', '| | | |', '| | | |'].join('\n'),
  ].join('\n\n');
}

/** Rows, days, modes, limits, news: what the document says and the schema does not show. */
function isOfDocument({ kind }: Finding): boolean {
  return /^(ROWS|ACCESS|MODE|LIMIT|EVENT|ADDRESS)_/.test(kind);
}

function isOfWords({ kind }: Finding): boolean {
  return kind === 'WORDS_CHANGED' || kind.includes('DESCRIPTION');
}

function list(title: string, entries: readonly string[]): string[] {
  return entries.length === 0 ? [] : [`**${title}**\n\n${entries.map((entry) => `- ${entry}`).join('\n')}`];
}

function coordinates(all: PartnerReport['opened']): string[] {
  return all.map(({ coordinate, words }) => `\`${coordinate}\`${words === null ? '' : ` — ${text(words)}`}`);
}

function line({ coordinate, message, from, level }: Finding, { day }: Report): string {
  const since = from === day ? '' : `, from ${from}`;
  return `\`${coordinate}\`: ${text(message)} (${level}${since})`;
}

function operations(findings: readonly Finding[]): string[] {
  const names = findings.flatMap((finding) => (finding.operations.length > 0 ? operationsOf(finding).split('\n') : []));
  return [...new Set(names)].toSorted().map(text);
}
