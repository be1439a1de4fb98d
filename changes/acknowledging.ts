// Which findings are acknowledged, and which acknowledgements nothing needs.
import type { Acknowledgement } from './acknowledgement.ts';
import type { DatedChange } from './partnerChanges.ts';
import type { Finding, Report } from './report.ts';

export interface When {
  readonly today: string;
  /** What is deployed must be in effect; what is only merged need not be yet. */
  readonly deploying: boolean;
}

/** The acknowledgement of a finding, and whether it passes with it. */
export function acknowledgedBy(
  change: DatedChange,
  partner: string,
  all: readonly Acknowledgement[],
  { deploying }: When,
): Pick<Finding, 'acknowledged' | 'passes'> {
  if (change.level !== 'breaking') return { acknowledged: null, passes: true };
  const fitting = all.filter((one) => one.partners.includes(partner) && names(one, change));
  // Of two that name it, the one that is in effect first.
  const [one] = fitting.toSorted((a, b) => a.effective.localeCompare(b.effective));
  if (!one) return { acknowledged: null, passes: false };
  const { id, announced, effective } = one;
  return { acknowledged: { id, announced, effective }, passes: !deploying || effective <= change.from };
}

function names({ changes }: Acknowledgement, { kind, coordinate }: Pick<Finding, 'kind' | 'coordinate'>): boolean {
  return changes.some((one) => one.kind === kind && one.coordinate === coordinate);
}

/** What became of each acknowledgement: used, waiting for its change, or stale; and which of its words nothing needs. */
export function states(
  all: readonly Acknowledgement[],
  partners: readonly { readonly partner: string; readonly findings: readonly Finding[] }[],
  { today }: When,
): Report['acknowledgements'] {
  const breaking = partners.flatMap(({ partner, findings }) =>
    findings.filter(({ level }) => level === 'breaking').map((finding) => ({ partner, ...finding })),
  );
  return all.map((one) => {
    const met = breaking.filter((finding) => one.partners.includes(finding.partner) && names(one, finding));
    const state = met.length > 0 ? 'used' : ('waiting' as const);
    const { id, effective } = one;
    if (met.length === 0) return { id, effective, state: effective > today ? state : 'stale', superfluous: [] };
    const superfluous = [
      ...one.changes
        .filter(
          ({ kind, coordinate }) => !met.some((finding) => finding.kind === kind && finding.coordinate === coordinate),
        )
        .map(({ kind, coordinate }) => `${kind} ${coordinate}`),
      ...one.partners.filter((partner) => !met.some((finding) => finding.partner === partner)),
    ];
    return { id, effective, state, superfluous };
  });
}
