// The verdict as SARIF 2.1.0, which code hosts show beside the lines of a change.
import { createHash } from 'node:crypto';
import type { Finding, PartnerReport, Report } from '../report.ts';
import { operationsOf, standing, whomToTell } from './phrases.ts';

export function sarif(report: Report): string {
  const results = report.partners.flatMap((one) => one.findings.map((finding) => ({ one, finding })));
  const kinds = [...new Set(results.map(({ finding }) => finding.kind))].toSorted();
  return `${JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'bagi-schema-check',
              informationUri: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html',
              rules: kinds.map((id) => ({ id, shortDescription: { text: id.toLowerCase().replaceAll('_', ' ') } })),
            },
          },
          results: results.map(({ one, finding }) => result(one, finding, kinds.indexOf(finding.kind))),
        },
      ],
    },
    null,
    2,
  )}\n`;
}

function result(one: PartnerReport, finding: Finding, ruleIndex: number): object {
  const { kind, coordinate, place, acknowledged } = finding;
  const print = createHash('sha256').update([one.partner, kind, coordinate].join('\0')).digest('hex');
  return {
    ruleId: kind,
    ruleIndex,
    level: levelOf(finding),
    message: { text: sentence(one, finding) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: place.file, uriBaseId: '%SRCROOT%' },
          region: { startLine: place.line },
        },
      },
    ],
    partialFingerprints: { 'bagiSchemaCheck/v1': print },
    ...(acknowledged
      ? { suppressions: [{ kind: 'external', status: 'accepted', justification: acknowledged.id }] }
      : {}),
  };
}

/** An error is what does not pass; what is breaking and known is a warning, as what is dangerous is. */
export function levelOf({ level, passes }: Finding): 'error' | 'warning' | 'note' {
  if (!passes) return 'error';
  return level === 'safe' ? 'note' : 'warning';
}

/** All of a finding in one line of text. */
export function sentence(one: PartnerReport, finding: Finding): string {
  const { partner } = one;
  const operations = operationsOf(finding).replaceAll('\n', ', ');
  return [
    `${partner}: ${finding.message}.`,
    ...(operations === '' ? [] : [`Operations: ${operations}.`]),
    ...(finding.level === 'safe' ? [] : [`Tell: ${whomToTell(one)}.`]),
    ...(finding.level === 'breaking' ? [`Standing: ${standing(finding)}.`] : []),
  ].join(' ');
}
