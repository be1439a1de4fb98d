// The same sentences in every output: what was compared, whom to tell, what became of a finding, what to write to acknowledge it.
import { stringify } from 'yaml';
import type { Finding, PartnerReport, Report } from '../report.ts';

export const acknowledgedFile = 'changes/acknowledged.yaml';

export function comparedWith({ base, day }: Report): string {
  return base
    ? `Compared with ${base.name} (${base.commit.slice(0, 12)}), on ${day}.`
    : `Compared with nothing, on ${day}.`;
}

/** Numbers of the papers and versions of the documents. */
export function agreementsOf({ agreements }: PartnerReport): string {
  return agreements
    .map(
      ({ numbers, version, example }) => `${numbers.join(' and ')}, version ${version}${example ? ' (example)' : ''}`,
    )
    .join('; ');
}

/** Whom to tell, as the agreement names them; of what is breaking also whether the system tells them itself. */
export function whomToTell({ notify, announcement, findings }: PartnerReport): string {
  const { officer, unit, name, email, telephone, address } = notify ?? {};
  const who = [officer, unit, name, email, telephone, address].filter((part) => part !== undefined).join(', ');
  return `${who || 'the agreement names nobody'}${way(announcement, findings)}`;
}

function way(announcement: PartnerReport['announcement'], findings: readonly Finding[]): string {
  if (findings.every(({ level }) => level !== 'breaking')) return '';
  return announcement
    ? `; announced by webhook once acknowledged (${announcement.clause})`
    : '; this agreement has nothing announced by webhook: tell by hand';
}

/** Words of descriptions and papers, which no program meets: counted, because the contracts and documents show them. */
export function isOfWords({ kind }: { readonly kind: string }): boolean {
  return kind.includes('DESCRIPTION');
}

export function standing(finding: Finding): string {
  const { level, acknowledged, passes } = finding;
  if (level !== 'breaking') return '';
  if (!acknowledged) return finding.kind === 'OPERATION_INVALID' ? 'to be mended' : 'not acknowledged';
  const { id, effective } = acknowledged;
  return passes ? `acknowledged: ${id}, from ${effective}` : `acknowledged: ${id}, but not before ${effective}`;
}

export function operationsOf({ operations }: Finding): string {
  return operations.map(({ name, fault }) => (fault === null ? name : `${name} (${fault})`)).join('\n');
}

/** Since when it is met, where that is not today. */
export function since({ from, message }: Finding, { day }: Report): string {
  return from === day ? message : `${message} (from ${from})`;
}

export function conclusion({ partners, verdict }: Report): string {
  const breaking = partners.flatMap(({ findings }) => findings).filter(({ level }) => level === 'breaking');
  const open = breaking.filter(({ passes }) => !passes);
  if (verdict === 'passes') {
    const known =
      breaking.length === 0
        ? 'Nothing that worked stops working'
        : `All ${breaking.length} breaking changes are acknowledged`;
    return `${known}. It passes.`;
  }
  const [one] = open;
  return `${open.length === 1 && one ? '1 breaking change is' : `${open.length} breaking changes are`} not acknowledged. It does not pass.`;
}

/** The entry that would acknowledge what is not, to be completed by people; null where there is nothing to acknowledge. */
export function draft({ partners, day }: Report): string | null {
  const open = partners.flatMap(({ partner, findings }) =>
    findings
      .filter(({ level, acknowledged, kind }) => level === 'breaking' && !acknowledged && kind !== 'OPERATION_INVALID')
      .map(({ kind, coordinate }) => ({ partner, kind, coordinate })),
  );
  if (open.length === 0) return null;
  const hit = Map.groupBy(open, ({ kind, coordinate }) => {
    const whom = open.filter((one) => one.kind === kind && one.coordinate === coordinate);
    return whom.map(({ partner }) => partner).join();
  });
  const entries = [...hit.values()].map((group, index) => ({
    id: `name-it-${index + 1}`,
    changes: [
      ...new Map(group.map(({ kind, coordinate }) => [`${kind} ${coordinate}`, { kind, coordinate }])).values(),
    ],
    partners: [...new Set(group.map(({ partner }) => partner))],
    why: '',
    announced: day,
    effective: '',
    approvedBy: ['', ''],
  }));
  return stringify(entries, { lineWidth: 0 });
}

/** Sentences beside the findings: what was not compared, and what became of acknowledgements that are not simply used. */
export function remarks({ acknowledgements, notices }: Report): string[] {
  return [
    ...notices,
    ...acknowledgements.flatMap(({ id, state, effective, superfluous }) => {
      if (state === 'stale')
        return [
          `${id} in ${acknowledgedFile} names no change here and took effect on ${effective}: take it out once its change is deployed.`,
        ];
      if (state === 'waiting') return [`${id} in ${acknowledgedFile} waits for its change (${effective}).`];
      return superfluous.length === 0
        ? []
        : [`${id} in ${acknowledgedFile} names what nothing needs: ${superfluous.join(', ')}.`];
    }),
  ];
}
