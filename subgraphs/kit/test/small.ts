// A small agreement over a few tables of nobody, and a register that notes what it is asked.
import type { Agreement, Service } from '@bagi/agreements/agreement.ts';
import { type Contract, contract } from '@bagi/agreements/contract.ts';
import { version } from '@bagi/agreements/test/document.ts';
import { compose } from '@bagi/schema/compose.ts';
import { Placeholder, Param } from 'drizzle-orm';
import { date, pgSchema, text } from 'drizzle-orm/pg-core';
import type { Run } from '../database.ts';
import type { Operation } from '../load.ts';
import { held, list, many, one, persons } from '../reads.ts';
import { since, sinceAndUntil } from '../versions.ts';
import { words, wordsOf } from '../words.ts';
import { workings } from '../workings.ts';

const uji = pgSchema('uji');

export const tables = {
  asn: uji.table('asn', { id: text().primaryKey(), nip: text(), nama: text(), agamaId: text() }),
  agama: uji.table('agama', { id: text().primaryKey(), nama: text() }),
  pensiun: uji.table('pensiun', {
    id: text().primaryKey(),
    asnId: text(),
    tmtPensiun: date(),
    alamat: text(),
    ...since(),
  }),
  unit: uji.table('unit', {
    id: text().primaryKey(),
    nama: text(),
    instansiId: text(),
    kata: words().generatedAlwaysAs(wordsOf('nama')),
    ...since(),
  }),
  unitLampau: uji.table('unit_lampau', {
    id: text().notNull(),
    nama: text(),
    instansiId: text(),
    kata: words().generatedAlwaysAs(wordsOf('nama')),
    ...sinceAndUntil(),
  }),
  /** With a copy of a fact. */
  pensiunSalinan: uji.table('pensiun_salinan', {
    id: text().primaryKey(),
    asnId: text(),
    tmtPensiun: date(),
    golonganRuangId: text(),
    ...since(),
  }),
  pensiunLampau: uji.table('pensiun_lampau', {
    id: text().notNull(),
    asnId: text(),
    tmtPensiun: date(),
    ...sinceAndUntil(),
  }),
};

export const reads = {
  asnById: one(tables.asn, { by: 'id', type: 'Asn', person: 'id', keep: ['id'] }),
  asnByNip: one(tables.asn, { by: 'nip', type: 'Asn', person: 'id', keep: ['id'] }),
  agamaById: one(tables.agama, { by: 'id', type: 'Agama' }),
  /** By a key that is not the person, of whom nothing is shown. */
  pensiunById: one(tables.pensiun, { by: 'id', type: 'Pensiun', person: 'asnId' }),
  pensiunByAsn: many(tables.pensiun, { by: 'asnId', type: 'Pensiun', person: 'asnId', order: 'tmtPensiun' }),
  pensiun: list(tables.pensiun, {
    past: tables.pensiunLampau,
    operation: 'Query.daftarPensiun',
    type: 'Pensiun',
    person: 'asnId',
    along: ['tmtPensiun', 'id'],
    by: { tmtPensiun: 'PeriodeMasukan.dari' },
  }),
  unitById: one(tables.unit, { by: 'id', type: 'UnitKerja' }),
  unitDicari: held(tables.unit, {
    past: tables.unitLampau,
    operation: 'Query.cariUnitKerja',
    type: 'UnitKerjaTemuan',
    holders: { of: 'unitKerjaId', by: ['instansiKerjaId'] },
    words: 'kata',
    along: ['nama', 'id'],
    by: { instansiId: 'Query.cariUnitKerja' },
  }),
  semuaAsn: persons(tables.asn, {
    operation: 'Query.daftarAsn',
    type: 'Asn',
    person: 'id',
    along: ['tmtCpns', 'asnId'],
    by: { unitKerjaId: 'FilterAsn.unitKerjaId', instansiIndukId: 'FilterAsn.instansiIndukId' },
  }),
};

export const { schema } = compose();
export const { agreement } = version();

/** The contract of the small agreement, with services of its own or these in their place. */
export function contractWith(
  services: readonly Service[] = agreement.services,
  changes: Partial<Agreement> = {},
): Contract {
  return contract({ ...agreement, ...changes, services: [...services] }, schema);
}

/** The service that opens the list of persons, searched by unit. */
export const daftarAsn: Service = {
  name: 'Daftar ASN',
  clause: 'Pasal 3',
  mode: 'view',
  operation: 'Query.daftarAsn',
  arguments: { filter: 'optional' },
  rows: {},
  fields: { Asn: { nama: 'Nama' }, FilterAsn: { unitKerjaId: 'Unit' } },
};

/** The service that searches the units of pembina. */
export const cariUnit: Service = {
  ...daftarAsn,
  operation: 'Query.cariUnitKerja',
  arguments: { instansiId: 'required', kataKunci: 'required' },
  rows: { golonganRuang: ['44', '45'] },
  fields: { UnitKerjaTemuan: { nama: 'Nama' } },
};

/** What a register was asked: the statement, its parameters, and the values of its names. */
export interface Asked {
  readonly sql: string;
  readonly params: readonly unknown[];
  readonly values: Record<string, unknown>;
}

/** Values as they are, names with a colon; what the caller has named, in the place of its name. */
export function written(params: readonly unknown[], values: Record<string, unknown> = {}): unknown[] {
  return params.map((param) => {
    if (param instanceof Placeholder && /^(fact|from|to|exact)\d|^words$/.test(param.name) && param.name in values)
      return values[param.name];
    if (param instanceof Placeholder) return `:${param.name}`;
    return param instanceof Param ? param.value : param;
  });
}

/** An operation on a register that answers each statement with these rows. */
export function operationOn(
  answer: (asked: Asked) => readonly (readonly unknown[])[],
  requested: Iterable<string>,
  under: Contract = contractWith(),
): Operation & { readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const run: Run = async ({ sql, params }, values) => {
    const one = { sql, params: written(params, values), values };
    asked.push(one);
    return answer(one);
  };
  const wanted = new Set(requested);
  return {
    asking: { contract: under, officer: null, requestId: 'uji', publicUrl: 'https://uji', persons: new Set() },
    order: under,
    requested: wanted,
    run,
    write: () => run,
    work: workings()(under, wanted),
    asked,
  };
}

/** Parameters of a page: what it is narrowed by is said of rows as they are, and of rows as they were. */
export function pageOf(...narrowing: unknown[]): unknown[] {
  return [':snapshot', ...narrowing, ':limit', ...narrowing, ':limit', ':limit'];
}
