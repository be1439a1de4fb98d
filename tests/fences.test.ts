// Each fence holds by itself: with the other four taken away, no value of a field that is not granted reaches the caller.
import { type Contract } from '@bagi/agreements/contract.ts';
import { contracts } from '@bagi/agreements/contracts.ts';
import { permits } from '@bagi/agreements/grants.ts';
import { compose } from '@bagi/schema/compose.ts';
import { getNamedType, type GraphQLField, isLeafType, isNonNullType, isObjectType, isRequiredArgument } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configOf } from '../start/config.ts';
import type { Fences } from '../start/fences.ts';
import { openLibrary } from '../start/library.ts';
import { startSystem } from '../start/system.ts';
import { bandung, setneg, widyaiswara } from './people.ts';
import { type Reply, startTestSystem, type TestSystem } from './system.ts';

const none: Fences = {
  contract: false,
  gate: false,
  reading: false,
  scope: false,
  database: false,
  guard: false,
  record: true,
};
const { schema } = compose();
const contractOf = contracts(openLibrary(schema, false), schema);

/** Each partner with a person of its scope. */
const partners = {
  'bp-tapera': `nip: "${bandung.nip}", instansiId: "${bandung.instansiId}"`,
  'setneg-siapp': `nip: "${setneg.nip}"`,
  lan: `nip: "${widyaiswara.nip}"`,
  'taspen-life': `nip: "${bandung.nip}"`,
  bkn: `nip: "${bandung.nip}"`,
} as const;
type Partner = keyof typeof partners;
type Field = GraphQLField<unknown, unknown>;
type Leaves = 'required' | 'nullable';

/** What is asked for one field, and under which name in the answer it would come. */
interface Question {
  readonly selection: string;
  readonly query: string;
  readonly path: readonly string[];
}

/**
 * The leaves of a field that are not granted, themselves or by what they hang off, as a selection; empty when there are none.
 * Leaves that must not be null are asked by themselves: where a fence keeps one back, the error would hide the rest.
 */
function ungranted(
  contract: Contract,
  coordinate: string,
  of: Field,
  leaves: Leaves,
  depth: number,
  shut = false,
): string {
  const closed = shut || !permits(contract.grants, coordinate);
  const type = getNamedType(of.type);
  if (isLeafType(type)) return closed && isNonNullType(of.type) === (leaves === 'required') ? of.name : '';
  if (!isObjectType(type) || depth === 0) return '';
  const beneath = Object.values(type.getFields())
    .map((field) => ungranted(contract, `${type.name}.${field.name}`, field, leaves, depth - 1, closed))
    .filter((text) => text !== '');
  return beneath.length > 0 ? `${of.name} { ${beneath.join(' ')} }` : '';
}

/** Everything of a type that is granted, so that what is not may be asked beside it. */
function granted(contract: Contract, typeName: string): string {
  const type = contract.schema.getType(typeName);
  if (!isObjectType(type)) return '';
  const texts = Object.values(type.getFields()).map((field) => {
    const named = getNamedType(field.type);
    if (isLeafType(named)) return field.name;
    const leaves = isObjectType(named)
      ? Object.values(named.getFields()).filter((one) => isLeafType(getNamedType(one.type)))
      : [];
    return leaves.length > 0 ? `${field.name} { ${leaves.map((one) => one.name).join(' ')} }` : '';
  });
  return texts.join(' ');
}

function fieldsOf(typeName: string): Field[] {
  const type = schema.getType(typeName);
  return isObjectType(type) ? Object.values(type.getFields()) : [];
}

/** What functions of the database answer is theirs to refuse: whoever is not the role of an agreement hears nothing. */
const answeredByDatabase = new Set([
  'verifikasiAsn',
  'verifikasiAsnBanyak',
  'pemadanan',
  'kalenderPemadanan',
  'daftarPerjanjian',
  'kalenderPerjanjian',
  'langkahPerjanjian',
  'penggunaanLayanan',
  'operasiTerdaftar',
]);

/** One question for each field of a person, alone or beside what is granted, and for each other way in. */
function questions(partner: Partner, beside: boolean): Question[] {
  const contract = contractOf(partner, Date.now());
  const reach = `asn(${partners[partner]})`;
  const shut = !permits(contract.grants, 'Query.asn');
  const more = beside ? granted(contract, 'Asn') : '';
  const each = (typeName: string): [Field, Leaves][] =>
    fieldsOf(typeName).flatMap((field): [Field, Leaves][] => [
      [field, 'required'],
      [field, 'nullable'],
    ]);
  const ofPerson = each('Asn').flatMap(([field, leaves]): Question[] => {
    const selection = ungranted(contract, `Asn.${field.name}`, field, leaves, 2, shut);
    return selection === ''
      ? []
      : [{ selection, query: `{ ${reach} { canary: ${selection} ${more} } }`, path: ['asn', 'canary'] }];
  });
  const roots = each('Query').flatMap(([field, leaves]): Question[] => {
    const selection = ungranted(contract, `Query.${field.name}`, field, leaves, 3);
    if (selection === '' || field.name === 'asn' || answeredByDatabase.has(field.name)) return [];
    const args = field.args.filter(isRequiredArgument).map(({ name, type }) => `${name}: ${given(name, String(type))}`);
    const first = field.args.some(({ name }) => name === 'first') ? ['first: 3'] : [];
    const all = [...args, ...first];
    const asked = selection.replace(field.name, `${field.name}${all.length > 0 ? `(${all.join()})` : ''}`);
    return [{ selection, query: `{ canary: ${asked} }`, path: ['canary'] }];
  });
  return beside ? ofPerson : [...ofPerson, ...roots];
}

let anyUsulan = '';
function given(name: string, type: string): string {
  if (name === 'id') return JSON.stringify(anyUsulan);
  if (name === 'kubus') return 'ASN_PROVINSI_UMUR';
  if (name === 'menurut') return '[JENIS_ASN, GOLONGAN_RUANG]';
  return type === 'Int!' ? '2010' : JSON.stringify(bandung.instansiId);
}

/** Every value that a reply holds at a path. */
function valuesAt({ body }: Reply, path: readonly string[]): unknown[] {
  const leaves = (value: unknown): unknown[] => {
    if (typeof value !== 'object' || value === null) return value === null || value === undefined ? [] : [value];
    return Object.values(value).flatMap(leaves);
  };
  return leaves(path.reduce<any>((value, name) => value?.[name], body.data));
}

async function askAll(system: TestSystem, partner: Partner, asked: readonly Question[]): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (let start = 0; start < asked.length; start += 20)
    replies.push(...(await Promise.all(asked.slice(start, start + 20).map(({ query }) => system.ask(partner, query)))));
  return replies;
}

/** What each question gives away where no fence stands: the values that nobody may see. */
const canaries = new Map<Partner, Map<string, string[]>>();

beforeAll(async () => {
  const bare = await startTestSystem({}, { fences: none });
  const [usulan] = await bare.sql`select id from usulan.usulan limit 1`;
  anyUsulan = String(usulan?.id);
  for (const partner of Object.keys(partners) as Partner[]) {
    const asked = questions(partner, false);
    const replies = await askAll(bare, partner, asked);
    const given = replies.map((reply, index): [string, string[]] => {
      expect(reply.body.errors, `${partner}: ${asked[index]?.query}`).toBeUndefined();
      const values = valuesAt(reply, asked[index]?.path ?? []).filter((value) => typeof value === 'string');
      return [asked[index]?.query ?? '', values.map((value) => JSON.stringify(value))];
    });
    canaries.set(partner, new Map(given));
  }
  await bare.stop();
});

it('without any fence, everything is given away: the questions that follow are worth asking', () => {
  for (const [partner, given] of canaries) {
    const answered = [...given.values()].filter((values) => values.length > 0);
    expect(answered.length, partner).toBeGreaterThan(given.size / 2);
  }
});

/**
 * The database knows columns, not fields. A field that is made only of columns which granted fields show is made of what
 * the partner has anyway; so is what stands behind a code in a reference list that it reads.
 */
const madeOfGrantedColumns: Partial<Record<Partner, readonly string[]>> = {
  'setneg-siapp': ['unitKerja { id induk { id } instansi { id } }'],
  lan: [
    'jabatanLama',
    'jabatanTerakhir',
    'daftarPensiun { snapshot { count checksum } }',
    'unitKerja { induk { id } instansi { id } }',
    'cariUnitKerja { snapshot { count checksum } }',
  ],
};

describe.each(['contract', 'gate', 'reading', 'database', 'guard'] as const)('the %s alone', (fence) => {
  let system: TestSystem;
  beforeAll(async () => void (system = await startTestSystem({}, { fences: { ...none, [fence]: true } })));
  afterAll(() => system.stop());

  const counted = (partner: Partner, through: readonly Question[]) =>
    through
      .map(({ selection }) => selection)
      .filter((one) => {
        const made = fence === 'database' ? (madeOfGrantedColumns[partner] ?? []) : [];
        return !made.includes(one) && !made.includes(one.split(' ')[0] ?? '');
      });

  it.each(Object.keys(partners) as Partner[])('lets nothing through to %s that is not granted', async (partner) => {
    const asked = questions(partner, false);
    const replies = await askAll(system, partner, asked);
    const through = asked.filter(({ query, path }, index) => {
      const reply = replies[index];
      const hidden = canaries.get(partner)?.get(query) ?? [];
      return reply && (valuesAt(reply, path).length > 0 || hidden.some((canary) => reply.text.includes(canary)));
    });
    expect(counted(partner, through)).toEqual([]);
  });

  it.each(Object.keys(partners) as Partner[])('nor beside everything that %s is granted', async (partner) => {
    const asked = questions(partner, true);
    const replies = await askAll(system, partner, asked);
    const through = asked.filter(({ path }, index) => replies[index] && valuesAt(replies[index], path).length > 0);
    expect(counted(partner, through)).toEqual([]);
  });

  it('answers what is granted', async () => {
    const { body } = await system.ask('lan', `{ asn(${partners.lan}) { id nama riwayatJabatan { namaJabatan } } }`);
    expect(body.data.asn).toMatchObject({ id: widyaiswara.id, nama: widyaiswara.nama });
  });
});

it('a dropped answer is told in few words; the log says who and where, and the alarm is counted', async () => {
  const system = await startTestSystem({}, { fences: { ...none, guard: true } });
  const alarms = async () =>
    /bagi_guard_alarms_total(?:\{[^}]*\})? (\d+)/.exec(await (await fetch(`${system.url}/metrics`)).text())?.[1];
  expect(await alarms()).toBe('0');
  const reply = await system.ask('lan', `{ asn(${partners.lan}) { nama tempatTinggal: alamat } }`);
  expect([reply.status, reply.body]).toEqual([
    500,
    { errors: [{ message: expect.any(String), extensions: { code: 'INTERNAL', incidentId: expect.any(String) } }] },
  ]);
  expect(await alarms()).toBe('1');
  const [stored] = await system.sql`select nama, alamat from asn.asn where id = ${widyaiswara.id}`;
  for (const said of [reply.text, ...system.logged])
    for (const value of [stored?.nama, stored?.alamat, 'tempatTinggal']) expect(said).not.toContain(value);
  const line = system.logged.find((one) => one.includes(String(reply.body.errors?.[0]?.extensions.incidentId)));
  expect(JSON.parse(line ?? '{}')).toMatchObject({
    level: 'error',
    msg: 'answer dropped',
    partner: 'lan',
    coordinate: 'Asn.alamat',
    requestId: reply.headers.get('x-request-id'),
  });
  await system.stop();
});

it('fences are taken away in tests alone: not where production is served, and not over HTTP', async () => {
  const fences = { guard: false };
  const config = configOf({});
  await expect(startSystem({ ...config, production: true }, { fences })).rejects.toThrow('only in tests');
  await expect(startSystem({ ...config, subgraphsOverHttp: true }, { fences })).rejects.toThrow('only in tests');
});
