// What stewards do with agreements where no API reaches: npm run agreement -- list | propose | approve | reject | history | calendar
import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { addMonths, type Obligation, dueBetween } from '@bagi/agreements/calendar.ts';
import { isStep, type Step } from '@bagi/agreements/life.ts';
import { dayInJakarta } from '@bagi/agreements/term.ts';
import { outcome, personIn, type Said, valuesOf } from '@bagi/asn/perjanjian/steps.ts';
import { openPool, type Sql } from '@bagi/database/connect.ts';
import { configOf } from './config.ts';
import { openDatabase } from './database.ts';
import { runCommand } from './program.ts';

const usage = `npm run agreement -- <what> …

  list                              every agreement, its state, and the steps that are possible
  show <partner>                    the same of one, with what falls due in the year to come
  history [<partner>]               the steps that were proposed, and what became of each
  calendar [<months>]               what falls due under all agreements, 12 months unless said otherwise
  activate|suspend|resume|end|close <partner> --officer <who> --letter <number> --date <day> --why <text>
                                    proposes the step; also: --cause <cause>, --destroyed-by <who>, --immediate
  propose <step> <partner> …        the same, by the name of the step: AKTIFKAN, TANGGUHKAN, LANJUTKAN, AKHIRI, TUTUP
  approve|reject <proposal> --officer <who> [--note <text>]
                                    decides on it: another person than the one who proposed it`;

const steps: Readonly<Record<string, Step>> = {
  activate: 'AKTIFKAN',
  suspend: 'TANGGUHKAN',
  resume: 'LANJUTKAN',
  end: 'AKHIRI',
  close: 'TUTUP',
};

const options = {
  officer: { type: 'string' },
  letter: { type: 'string' },
  date: { type: 'string' },
  why: { type: 'string' },
  cause: { type: 'string' },
  'destroyed-by': { type: 'string' },
  immediate: { type: 'boolean' },
  note: { type: 'string' },
  key: { type: 'string' },
} as const;

await runCommand(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const database = await openDatabase(configOf(process.env));
  const sql = openPool(database.url, { max: 1, applicationName: 'bagi-pakai agreement' });
  try {
    console.log(await done(sql, positionals, values));
  } finally {
    await sql.end({ timeout: 5 });
    await database.stop();
  }
});

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

async function done(sql: Sql, [what = '', first, second]: readonly string[], values: Values): Promise<string> {
  // Whoever runs a command is known to the machine; who it is at BKN, the command is told.
  const way = `perintah ${userInfo().username}`;
  if (what === 'list') return lines(await agreements(sql));
  if (what === 'show' && first !== undefined) {
    const own = (await agreements(sql)).filter(({ mitra }) => mitra === first);
    if (own.length === 0) throw new Error(`There is no agreement with ${first}.`);
    return [lines(own), await calendar(sql, 12, first)].join('\n\n');
  }
  if (what === 'history') return history(sql, first ?? null);
  if (what === 'calendar') return calendar(sql, Number(first ?? 12), null);
  const step = what === 'propose' ? first : steps[what];
  const partner = what === 'propose' ? second : first;
  if (step !== undefined && partner !== undefined) return propose(sql, step, partner, values, way);
  if ((what === 'approve' || what === 'reject') && first !== undefined) {
    const decision = what === 'approve' ? 'SETUJU' : 'TOLAK';
    const officer = personIn(values.officer ?? null);
    const [said] = await sql<Said[]>`
      select * from perjanjian.putuskan_langkah(${first}, ${decision}, ${officer}, ${values.note ?? null}, ${way})`;
    return told(outcome(said, first));
  }
  throw new Error(usage);
}

async function propose(sql: Sql, step: string, partner: string, values: Values, way: string): Promise<string> {
  if (!isStep(step)) throw new Error(`There is no step ${step}.\n\n${usage}`);
  const proposal = {
    mitra: partner,
    langkah: step,
    sebab: values.cause,
    uraian: values.why ?? '',
    nomorSurat: values.letter ?? '',
    tanggalSurat: values.date ?? dayInJakarta(Date.now()),
    pemusnah: values['destroyed-by'],
    segera: values.immediate,
  };
  const v = valuesOf(values.key ?? randomUUID(), proposal, personIn(values.officer ?? null), way);
  const [said] = await sql<Said[]>`
    select * from perjanjian.ajukan_langkah(${v.kunci}, ${v.mitra}, ${v.pokok}, ${v.langkah}, ${v.sebab}, ${v.uraian}, ${v.nomorSurat},
      ${v.tanggalSurat}, ${v.pemusnah}, ${v.segera}, ${v.petugas}, ${v.jalan})`;
  return told(outcome(said, null));
}

function told({ usulId, keadaan, langkahBerikut }: ReturnType<typeof outcome>): string {
  return `${String(usulId)}\nThe agreement is ${String(keadaan)}. Possible are: ${[langkahBerikut].flat().join(', ') || 'nothing'}.`;
}

async function agreements(sql: Sql): Promise<Said[]> {
  return sql<Said[]>`select * from perjanjian.daftar()`;
}

function lines(rows: readonly Said[]): string {
  return rows
    .map(({ mitra, pokok, versi, keadaan, sebab, sampai, boleh, judul }) =>
      [
        mitra,
        pokok,
        `versi ${String(versi)}`,
        keadaan,
        sebab ?? '-',
        `sampai ${typeof sampai === 'string' ? sampai : 'tidak ditentukan'}`,
        [boleh].flat().join('/') || '-',
        judul,
      ].join('  '),
    )
    .join('\n');
}

async function history(sql: Sql, partner: string | null): Promise<string> {
  const rows = await sql<Said[]>`select * from perjanjian.langkah(${partner})`;
  if (rows.length === 0) return 'No step was proposed.';
  return rows
    .map((row) =>
      [
        row['diusulkan'],
        row['mitra_perjanjian'],
        row['id'],
        row['langkah'],
        row['sebab'] ?? '-',
        row['status'],
        `${String(row['nomor_surat'])} (${String(row['tanggal_surat'])})`,
        `${String(row['pengusul'])} → ${typeof row['pemutus'] === 'string' ? row['pemutus'] : '…'}`,
        row['uraian'],
      ].join('  '),
    )
    .join('\n');
}

async function calendar(sql: Sql, months: number, partner: string | null): Promise<string> {
  if (!Number.isInteger(months) || months < 1 || months > 120) throw new Error('A calendar is of 1 to 120 months.');
  const today = dayInJakarta(Date.now());
  const rows = (await agreements(sql)).filter(
    ({ mitra, keadaan }) => (partner === null || mitra === partner) && keadaan !== 'DITUTUP' && keadaan !== 'RANCANGAN',
  );
  const due = rows.flatMap(({ mitra, kewajiban }) =>
    dueBetween(kewajiban as Obligation[], today, addMonths(today, months)).map((one) => ({ mitra, ...one })),
  );
  if (due.length === 0) return 'Nothing falls due.';
  return due
    .toSorted((a, b) => a.jatuhTempo.localeCompare(b.jatuhTempo))
    .map(({ jatuhTempo, mitra, jenis, nama, periode, pihak, pasal }) =>
      [jatuhTempo, mitra, jenis, nama, periode ?? '-', pihak, pasal].join('  '),
    )
    .join('\n');
}
