// What two versions of an agreement say otherwise and no schema shows: rows, modes, limits, news, and the words around them.
import type { Agreement } from '@bagi/agreements/agreement.ts';
import { served } from '@bagi/agreements/grants.ts';
import type { Change, Effect, Level } from './change.ts';
import { compareRows, type Rows, type RowsChange, rowsInWords } from './rows.ts';

export function documentChanges(before: Agreement, after: Agreement): Change[] {
  return [
    ...rowsOf('rows', [personRows(before)], [personRows(after)]),
    ...services(before, after),
    ...limits(before, after),
    ...registration(before, after),
    ...news(before, after),
    ...words(before, after),
  ];
}

function personRows({ rows }: Agreement): Rows {
  return 'everyone' in rows ? {} : rows;
}

/** Rows that are not given any more look like nobody to a program that worked; more of them surprise no program. */
const rowsChanges: Record<Exclude<RowsChange, 'same'>, readonly [kind: string, Level, Effect]> = {
  wider: ['ROWS_OPENED', 'safe', 'opens'],
  narrower: ['ROWS_CLOSED', 'breaking', 'closes'],
  other: ['ROWS_CHANGED', 'breaking', 'changes'],
};

function rowsOf(coordinate: string, before: readonly Rows[], after: readonly Rows[]): Change[] {
  const change = compareRows(before, after);
  if (change === 'same') return [];
  const [kind, level, effect] = rowsChanges[change];
  const [was, is] = [before, after].map((rows) => rows.map(rowsInWords).join(' | '));
  return [{ kind, coordinate, level, effect, message: `Rows: ${is}; before: ${was}` }];
}

/** Services of both, by operation: what one alone has is seen in the contract. */
function services(before: Agreement, after: Agreement): Change[] {
  const [was, is] = [before, after].map((agreement) => Map.groupBy(served(agreement), ({ operation }) => operation));
  return [...(was ?? [])].flatMap(([operation, old]): Change[] => {
    const now = is?.get(operation);
    if (!now) return [];
    const rows = rowsOf(
      `${operation}, rows`,
      old.map((service) => service.rows),
      now.map((service) => service.rows),
    );
    const [mode, newMode] = [old, now].map((all) => [...new Set(all.map((service) => service.mode))].toSorted().join());
    if (mode === newMode) return rows;
    const opens = newMode === 'view';
    return [
      ...rows,
      {
        kind: opens ? 'MODE_OPENED' : 'MODE_CLOSED',
        coordinate: `${operation}, mode`,
        level: opens ? 'safe' : 'breaking',
        effect: opens ? 'opens' : 'closes',
        message: `Mode: ${newMode}; before: ${mode}`,
      },
    ];
  });
}

/** What is lowered refuses what was answered: always the same requests, or only when many come. */
const refusedAlways: ReadonlySet<string> = new Set(['pageMax', 'costMax']);

function limits(before: Agreement, after: Agreement): Change[] {
  const [was = new Map<string, unknown>(), is = new Map<string, unknown>()] = [before, after].map(limitsOf);
  // Whether daily volumes are only counted says something while there are some.
  const counted = [was, is].every((all) => [...all.keys()].some((place) => place.endsWith('PerDay')));
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((place) => counted || !place.endsWith('.observeOnly'))
    .flatMap((place) => limit(place, was.get(place), is.get(place)));
}

/** Every limit by its place: of the agreement, of each client, of each service. */
function limitsOf(agreement: Agreement): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const take = (place: string, value: unknown): void => {
    if (typeof value !== 'object' || value === null) found.set(place, value);
    else for (const [key, one] of Object.entries(value)) take(`${place}.${key}`, one);
  };
  take('limits', agreement.limits);
  for (const { operation, limits } of served(agreement)) if (limits) take(`${operation}, limits`, limits);
  return found;
}

/** A number that is not there is no limit; `observeOnly` lets everything through that is only counted. */
function limit(coordinate: string, was: unknown, is: unknown): Change[] {
  if (was === is) return [];
  const [old, now] = [was, is].map((value) => {
    if (value === undefined) return coordinate.endsWith('.observeOnly') ? 0 : Infinity;
    return typeof value === 'number' ? value : Number(value === true);
  });
  const said = { coordinate, message: `${coordinate}: ${told(is)}; before: ${told(was)}` };
  if ((now ?? 0) > (old ?? 0)) return [{ ...said, kind: 'LIMIT_RAISED', level: 'safe', effect: 'opens' }];
  const level = refusedAlways.has(coordinate.replace('limits.', '')) ? 'breaking' : 'dangerous';
  const bound = typeof is === 'number' ? { limit: is } : {};
  return [{ ...said, kind: 'LIMIT_LOWERED', level, effect: 'closes', ...bound }];
}

/** Where only registered documents are answered, programs that send their own are refused. */
function registration(before: Agreement, after: Agreement): Change[] {
  const [was, is] = [before, after].map(({ operations }) => operations?.registeredOnly);
  if ((was === undefined) === (is === undefined)) return [];
  const coordinate = 'operations.registeredOnly';
  if (is === undefined) {
    const message = 'Documents that are not registered are answered as well';
    return [{ kind: 'ACCESS_TO_ANY_DOCUMENT', coordinate, level: 'safe', effect: 'opens', message }];
  }
  const message = `Only registered documents are answered (${is})`;
  return [{ kind: 'ACCESS_TO_REGISTERED_ONLY', coordinate, level: 'breaking', effect: 'closes', message }];
}

/** A kind of message that does not come any more is missed by whoever waits for it; a new one comes to who may not know it. */
function news(before: Agreement, after: Agreement): Change[] {
  const [was, is] = [before, after].map(({ webhook }) => new Set(Object.keys(webhook?.events ?? {})));
  const removed = [...(was ?? [])].filter((kind) => !is?.has(kind));
  const added = [...(is ?? [])].filter((kind) => !was?.has(kind));
  const [from, to] = [before, after].map(({ webhook }) => webhook?.address);
  return [
    ...removed.map((kind): Change => {
      const message = `The partner is not told of ${kind} any more`;
      return {
        kind: 'EVENT_REMOVED',
        coordinate: `webhook.events.${kind}`,
        level: 'breaking',
        effect: 'closes',
        message,
      };
    }),
    ...added.map((kind): Change => {
      const message = `The partner is told of ${kind}`;
      return {
        kind: 'EVENT_ADDED',
        coordinate: `webhook.events.${kind}`,
        level: 'dangerous',
        effect: 'opens',
        message,
      };
    }),
    ...(from === to
      ? []
      : [
          {
            kind: 'ADDRESS_CHANGED',
            coordinate: 'webhook.address',
            level: 'dangerous',
            effect: 'changes',
            message: `News goes to ${to ?? 'where the settings say'}; before: ${from ?? 'where the settings said'}`,
          } as const,
        ]),
  ];
}

const worded = [
  'title',
  'numbers',
  'parties',
  'signed',
  'purpose',
  'legalBasis',
  'duties',
  'assumptions',
  'life',
] as const;

function words(before: Agreement, after: Agreement): Change[] {
  const parts: (readonly [string, unknown, unknown])[] = [
    ...worded.map((key) => [key, before[key], after[key]] as const),
    ...(['review', 'extension', 'extensionBefore', 'ending'] as const).map(
      (key) => [`term.${key}`, before.term[key], after.term[key]] as const,
    ),
    ['term', [before.term.from, before.term.until], [after.term.from, after.term.until]],
  ];
  return parts
    .filter(([, was, is]) => JSON.stringify(was) !== JSON.stringify(is))
    .map(([coordinate, was, is]) => ({
      kind: 'WORDS_CHANGED',
      coordinate,
      level: 'safe',
      effect: 'changes',
      message: otherwise(was, is),
    }));
}

/** Of a list what came and what went; of anything else, both. */
function otherwise(was: unknown, is: unknown): string {
  if (!Array.isArray(was) || !Array.isArray(is)) return `${told(is)}; before: ${told(was)}`;
  const [old, now] = [was.map(told), is.map(told)];
  const came = now.filter((one) => !old.includes(one)).map((one) => `+ ${one}`);
  const went = old.filter((one) => !now.includes(one)).map((one) => `- ${one}`);
  return [...came, ...went].join('\n') || 'Another order';
}

function told(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return value.map(told).join(' to ');
  return Object.entries(value)
    .map(([key, one]) => `${key}: ${told(one)}`)
    .join(', ');
}
