// The whole check: two moments of the project in, one verdict out, told by who is hit.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { annexWords } from '@bagi/agreements/annexWords.ts';
import type { Acknowledgement } from './acknowledgement.ts';
import { acknowledgedBy, states, type When } from './acknowledging.ts';
import type { Change } from './change.ts';
import { type PartnerChanges, partnerChanges } from './partnerChanges.ts';
import { documentPlace, type Place, schemaPlaces } from './places.ts';
import type { Finding, PartnerReport, Report } from './report.ts';
import { schemaChanges } from './schemaChanges.ts';
import { type Side, sideNow, sideThen } from './side.ts';
import type { Tree } from './tree.ts';
import { Unjudgeable } from './unjudgeable.ts';

/** The event by which an agreement has it that its partner is told of changes before they are made. */
export const announcement = 'perjanjian.akan_berubah';

export interface Question extends When {
  readonly now: Tree;
  /** What it is compared with; null where there is no history: then what is there is judged, and nothing is compared. */
  readonly base: { readonly name: string; readonly commit: string; readonly tree: Tree } | null;
  readonly acknowledged: readonly Acknowledgement[];
}

/** Throws Unjudgeable where there is no verdict. */
export function check({ now: tree, base, ...question }: Question): Promise<Report> {
  const now = sideNow(tree);
  // Without history every registered operation counts as new: it must at least be answered.
  const then = base ? sideThen(base.tree, now) : { ...now, tree: withoutOperations(tree), operations: [] };
  return verdict(then, now, { ...question, base: base && { name: base.name, commit: base.commit } });
}

interface Judging extends Omit<Question, 'now' | 'base'> {
  readonly base: Report['base'];
}

/** The same of two sides that are computed already. */
export async function verdict(then: Side, now: Side, judging: Judging): Promise<Report> {
  const { base, acknowledged, today } = judging;
  const supergraph = then.schema === now.schema ? [] : await schemaChanges(then.schema, now.schema);
  const names = [...new Set([...then.library.keys(), ...now.library.keys()])].toSorted();
  requirePartners(now, names);
  const all = await Promise.all(names.map((partner) => partnerChanges(partner, then, now, today)));
  const places = schemaPlaces(now);
  const changed = new Set(supergraph.map(({ coordinate }) => coordinate));
  const partners = all.map((one) => {
    const placeOf = (change: Change, agreement: Agreement | undefined): Place => {
      if (change.kind === 'OPERATION_INVALID') return { file: change.coordinate, line: 1 };
      const inSchema = changed.has(change.coordinate) ? places(change.coordinate) : null;
      if (inSchema || !agreement) return inSchema ?? { file: 'schema/subgraphs.yaml', line: 1 };
      return documentPlace(now, agreement, change.coordinate);
    };
    return partnerReport(one, then, now, (change) => ({
      ...acknowledgedBy(change, one.partner, acknowledged, judging),
      place: placeOf(change, one.agreements.at(-1)),
    }));
  });
  return {
    format: 'bagi-schema-check/1',
    verdict: partners.some(({ findings }) => findings.some(({ passes }) => !passes)) ? 'breaking' : 'passes',
    day: today,
    base,
    supergraph,
    partners,
    acknowledgements: states(acknowledged, partners, judging),
    notices: base
      ? [...unread(then), ...editedAfterwards(then, now, today)]
      : [
          'There is no history here to compare with. What is there was judged: it composes, every contract derives, and every registered operation is answered as the report says.',
        ],
  };
}

type DatedChange = PartnerChanges['changes'][number];

function partnerReport(
  { partner, changes, opened, closed, agreements }: PartnerChanges,
  then: Side,
  now: Side,
  more: (change: DatedChange) => Pick<Finding, 'acknowledged' | 'passes' | 'place'>,
): PartnerReport {
  const latest = agreements.at(-1);
  const clause = latest?.webhook?.events[announcement];
  return {
    partner,
    agreements: agreements.map(({ version, title, numbers, term, example }) => ({
      version,
      title,
      numbers: [numbers.partner, numbers.bkn].filter((number) => number !== undefined),
      from: term.from,
      until: term.until,
      example: example === true,
    })),
    notify: latest?.parties.partner ?? null,
    announcement: clause === undefined ? null : { clause },
    findings: changes.map((change) => ({
      ...change,
      versions: [...change.versions],
      operations: [...change.operations],
      ...more(change),
    })),
    opened: withWords(opened, now, partner),
    closed: withWords(closed, then, partner),
  };
}

/** Coordinates with the words of the annex that open them. */
function withWords(coordinates: readonly string[], side: Side, partner: string) {
  if (coordinates.length === 0) return [];
  const words = new Map((side.library.get(partner) ?? []).flatMap(({ agreement }) => [...annexWords(agreement)]));
  return coordinates.map((coordinate) => ({ coordinate, words: words.get(coordinate) ?? null }));
}

function requirePartners({ operations }: Side, names: readonly string[]): void {
  const strangers = operations.filter(({ partner }) => !names.includes(partner));
  if (strangers.length > 0)
    throw new Unjudgeable(strangers.map(({ file, partner }) => `${file}: there is no agreement with ${partner}`));
}

function withoutOperations(tree: Tree): Tree {
  return new Map([...tree].filter(([path]) => !path.startsWith('operations/')));
}

/** Documents that had begun and say something else now: what was signed is not written anew, a change is a document of its own. */
function editedAfterwards(then: Side, now: Side, today: string): string[] {
  return [...then.library.values()].flat().flatMap(({ agreement, file }) => {
    const same = now.library.get(agreement.partner)?.find((one) => one.file === file)?.agreement;
    if (!same || agreement.version > today || JSON.stringify(same) === JSON.stringify(agreement)) return [];
    return [
      `${file} had begun on ${agreement.version} and says something else now: a change is a new document with a later first day.`,
    ];
  });
}

function unread({ unread: reasons }: Side): string[] {
  if (reasons.length === 0) return [];
  const [first = ''] = reasons;
  return [
    `The documents of then are not of the form of now (${first}). Contracts are judged by what was committed; what documents alone say is not compared.`,
  ];
}
