// What is asked in measurements: whole operations of real agreements, each time about somebody else.
import type { Sql } from 'postgres';
import { generatedPartners } from './manyAgreements.ts';
import type { Asked, Question } from './operations.ts';
import { oursWithMany } from './targets.ts';

/** One kind of load. */
export interface Shape {
  /** Its name in options. */
  readonly key: string;
  readonly name: string;
  /** Many different requests, drawn from the register or from what was answered before. */
  readonly draw: (sql: Sql, walk: Walk) => Promise<readonly Asked[]>;
  /** The one system that has an answer to it. */
  readonly only?: string;
  /** Every request is a document that was never sent before. */
  readonly fresh?: boolean;
}

/** Asks once, and gives what was answered, in the words of our contracts. */
export type Walk = (asked: Asked) => Promise<unknown>;

const draws = 2_000;
const pagesMax = 25;

/** Golongan IV/b to IV/e, whom Setneg's agreement covers. */
const high = ['42', '43', '44', '45'];

const byNip =
  (question: Question): Shape['draw'] =>
  async (sql) => {
    const someone = {
      record: sql`nip is not null`,
      family: sql`golongan_ruang_id = any(${high})`,
      profile: sql`jenis_asn = 'PNS'`,
    }[question as string];
    const found = await sql<{ nip: string; instansiId: string }[]>`
      select nip, instansi_kerja_id as "instansiId" from asn.asn
      where nip is not null and instansi_kerja_id is not null and ${someone ?? sql`true`} order by md5(id) limit ${draws}`;
    return found.map(({ nip, instansiId }) => ({
      question,
      variables: question === 'record' ? { nip, instansiId } : { nip },
    }));
  };

interface Listed {
  readonly daftarAsn: { readonly nodes: readonly unknown[]; readonly pageInfo: { readonly endCursor: string } };
}

/** Pages of Setneg's listing, one behind the other; each system continues from its own cursors. */
const pages =
  (question: Question, first: number): Shape['draw'] =>
  async (_, walk) => {
    const found: Asked[] = [{ question, variables: { first, after: null } }];
    for (let last = found[0]; last && found.length < pagesMax; last = found.at(-1)) {
      const { nodes, pageInfo } = ((await walk(last)) as Listed).daftarAsn;
      if (nodes.length < first) break;
      found.push({ question, variables: { first, after: pageInfo.endCursor } });
    }
    return found;
  };

/** What the register itself says of persons, and one in fifty whom nobody knows. */
async function registrants(sql: Sql): Promise<Asked[]> {
  const found = await sql`
    select case when row_number() over (order by md5(a.id)) % 50 = 0 then '19000101190001' || lpad((9000 + row_number() over (order by md5(a.id)))::text, 4, '0')
        else a.nip end as nip,
      a.nama, a.tempat_lahir as "tempatLahir", a.tanggal_lahir::text as "tanggalLahir", a.jenis_kelamin_id as "jenisKelamin",
      i.nama as instansi, g.nama as golongan, a.jenis_asn as "statusKepegawaian"
    from asn.asn a join asn.instansi i on i.id = a.instansi_kerja_id join asn.golongan g on g.id = a.golongan_ruang_id
    where a.nip is not null and a.nama is not null and a.tempat_lahir is not null and a.tanggal_lahir is not null
      and a.jenis_kelamin_id is not null order by md5(a.id) limit ${draws}`;
  return found.map((data) => ({ question: 'verification', variables: { data: { ...data } } }));
}

/** Four partners by turns, each with an operation of its own. */
const fourPartners: Shape['draw'] = async (sql, walk) => {
  const each = await Promise.all(
    (['record', 'family', 'profile', 'dashboard'] as const).map((question) => byNip(question)(sql, walk)),
  );
  return (each[0] ?? [])
    .flatMap((_, turn) => each.flatMap((asked) => asked[turn % asked.length] ?? []))
    .slice(0, draws);
};

/** Generated partners by turns, each with the fields of its own agreement. */
async function generated(sql: Sql): Promise<Asked[]> {
  const persons = await sql<{ nip: string }[]>`
    select nip from asn.asn where nip is not null order by md5(id) limit ${draws}`;
  return persons.map(({ nip }, turn) => ({
    question: 'dashboard',
    variables: { nip },
    instead: generatedPartners[turn % generatedPartners.length] ?? { partner: '', query: '' },
  }));
}

export const record: Shape = { key: 'record', name: 'record by NIP, 25 fields', draw: byNip('record') };
export const recordWithFamily: Shape = {
  key: 'family',
  name: 'record with family and positions',
  draw: byNip('family'),
};
export const page: Shape = { key: 'page', name: 'page of 100', draw: pages('page', 100) };
export const pageWithFamily: Shape = {
  key: 'page-family',
  name: 'page of 100 with family and positions',
  draw: pages('pageWithFamily', 100),
};
const longPage: Shape = { key: 'page-1000', name: 'page of 1,000', draw: pages('page', 1_000) };
const verification: Shape = { key: 'verification', name: 'verification', draw: registrants };
const mixed: Shape = { key: 'mixed', name: 'four partners mixed', draw: fourPartners };
const mixedFresh: Shape = {
  key: 'mixed-new',
  name: 'four partners mixed, every document a new one',
  draw: fourPartners,
  fresh: true,
};
const manyAgreements: Shape = {
  key: 'agreements',
  name: '500 agreements loaded',
  draw: generated,
  only: oursWithMany,
};

/** Everything that is asked by a key. */
export const keyedShapes: readonly Shape[] = [
  record,
  recordWithFamily,
  verification,
  { key: 'profile', name: 'profile by NIP', draw: byNip('profile') },
  { key: 'dashboard', name: 'record with names of codes', draw: byNip('dashboard') },
];

export const shapes: readonly Shape[] = [
  record,
  recordWithFamily,
  page,
  pageWithFamily,
  longPage,
  verification,
  mixed,
  mixedFresh,
  manyAgreements,
];
