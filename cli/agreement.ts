// Agreements at the command line: their documents judged and compared, their life told, and steps of it proposed and decided.
import { buildRouteMap } from '@stricli/core';
import { command } from './command.ts';
import { asJson, day, flag, neededWord, partner, text, whole, word } from './words.ts';

const list = command({
  read: async () => (await import('./agreement/list.ts')).list,
  parameters: { flags: { json: asJson } },
  lesson: {
    brief: 'Every agreement, its state, and the steps that are possible',
    examples: [{ line: 'agreement list', gives: 'one line an agreement' }],
  },
});

const show = command({
  read: async () => (await import('./agreement/show.ts')).show,
  parameters: {
    flags: { json: asJson },
    positional: { kind: 'tuple', parameters: [{ ...partner, brief: 'whose agreement' }] },
  },
  lesson: {
    brief: 'One agreement: its services, its state, and what falls due in a year',
    examples: [{ line: 'agreement show lan', gives: 'what LAN may ask, by which clause, and until when' }],
  },
});

const check = command({
  read: async () => (await import('./agreement/check.ts')).check,
  parameters: {
    flags: { json: asJson },
    positional: { kind: 'array', parameter: { parse: text, brief: 'a new document', placeholder: 'file' } },
  },
  lesson: {
    brief: 'Judges documents: every fault with its line and what is expected there',
    more: `Judges all documents at hand, and files that are not among them yet as if they were. A file stands in a folder that is
named as the partner, and is named after its first day: agreements/documents/<partner>/<first day>.yaml.`,
    examples: [
      { line: 'agreement check', gives: 'what is wrong with the documents at hand' },
      { line: 'agreement check lan/2027-01-01.yaml', gives: 'the same with an addendum that is being written' },
    ],
  },
});

const diff = command({
  read: async () => (await import('./agreement/diff.ts')).diff,
  parameters: {
    flags: {
      json: asJson,
      version: {
        kind: 'parsed',
        parse: day,
        optional: true,
        brief: 'Its first day; the last one unless said',
        placeholder: 'day',
      },
    },
    positional: { kind: 'tuple', parameters: [{ ...partner, brief: 'whose agreement' }] },
  },
  lesson: {
    brief: 'What one version opens and closes beside those before it, for the two who approve it',
    more: 'What a change of files does to everybody is told by: bagi schema check',
    examples: [
      {
        line: 'agreement diff lan',
        gives: 'coordinates, rows and days that the last document opens and closes, and whom it hits',
      },
    ],
  },
});

const apply = command({
  read: async () => (await import('./agreement/apply.ts')).apply,
  parameters: { flags: { json: asJson, dryRun: flag('Only shows what would change') } },
  lesson: {
    brief: 'Brings the database to what the documents say: migrations, roles, rights, what is due',
    more: 'Every start does the same where PREPARE=yes. The difference is shown as rights gained (+) and lost (-).',
    examples: [
      { line: 'agreement apply --dry-run', gives: 'the difference between documents and database; nothing is changed' },
      { line: 'agreement apply', gives: 'none of it is left' },
    ],
  },
});

const history = command({
  read: async () => (await import('./agreement/history.ts')).history,
  parameters: {
    flags: { json: asJson },
    positional: { kind: 'tuple', parameters: [{ ...partner, brief: 'of one partner alone', optional: true }] },
  },
  lesson: {
    brief: 'The steps that were proposed, by whom, and what became of each',
    examples: [{ line: 'agreement history lan', gives: 'the newest first' }],
  },
});

const calendar = command({
  read: async () => (await import('./agreement/calendar.ts')).calendar,
  parameters: {
    flags: { json: asJson },
    positional: {
      kind: 'tuple',
      parameters: [{ parse: whole, default: '12', brief: 'how many months, 1 to 120', placeholder: 'months' }],
    },
  },
  lesson: {
    brief: 'What falls due under all agreements',
    examples: [{ line: 'agreement calendar 6', gives: 'reports, evaluations, extensions and ends of half a year' }],
  },
});

const officer = neededWord('Who takes this step, as BKN knows them', 'who');

function proposing(step: string, brief: string, line: string, gives: string) {
  return command({
    read: async () => (await import('./agreement/propose.ts')).propose(step),
    parameters: {
      flags: {
        json: asJson,
        officer,
        letter: neededWord('The number of the letter that it rests on', 'number'),
        why: neededWord('Why, in a sentence', 'text'),
        date: {
          kind: 'parsed',
          parse: day,
          optional: true,
          brief: 'The day of the letter; today unless said',
          placeholder: 'day',
        },
        cause: word('One of the causes that the agreement knows', 'cause'),
        destroyedBy: word('Who destroyed what was received (to close)', 'who'),
        immediate: flag('Has effect at once, and is confirmed by another within 72 hours'),
        key: word('Tells a proposal that is sent again from a new one', 'key'),
      },
      positional: { kind: 'tuple', parameters: [{ ...partner, brief: 'whose agreement' }] },
    },
    lesson: {
      brief,
      more: 'A step is proposed by one person and decided by another: bagi agreement approve. docs/agreement-life.md',
      examples: [{ line: `agreement ${line}`, gives }],
    },
  });
}

const activate = proposing(
  'AKTIFKAN',
  'Proposes to bring a draft into force',
  'activate taspen-life --officer p-17 --letter 7/B/2026 --why "Naskah telah ditandatangani"',
  'the number of the proposal, and what another person does with it',
);
const suspend = proposing(
  'TANGGUHKAN',
  'Proposes to hold an agreement back',
  'suspend lan --cause PELANGGARAN --officer p-17 --letter 12/B/2026 --date 2026-11-20 --why "Dugaan kebocoran data"',
  'the number of the proposal; with --immediate it has effect at once',
);
const resume = proposing(
  'LANJUTKAN',
  'Proposes to let an agreement that is held back go on',
  'resume lan --officer p-17 --letter 15/B/2026 --why "Pemeriksaan selesai"',
  'the number of the proposal',
);
const end = proposing(
  'AKHIRI',
  'Proposes to end an agreement',
  'end lan --cause KESEPAKATAN --officer p-17 --letter 18/B/2026 --why "Disepakati para pihak"',
  'the number of the proposal',
);
const close = proposing(
  'TUTUP',
  'Proposes to close an agreement that has ended: what was received is destroyed',
  'close lan --destroyed-by "Pusdatin LAN" --officer p-17 --letter BA-3/2026 --why "Data telah dimusnahkan"',
  'the number of the proposal',
);

function deciding(decision: 'SETUJU' | 'TOLAK', brief: string, line: string, gives: string) {
  return command({
    read: async () => (await import('./agreement/decide.ts')).decide(decision),
    parameters: {
      flags: { json: asJson, officer, note: word('What is noted with it', 'text') },
      positional: {
        kind: 'tuple',
        parameters: [
          {
            ...partner,
            brief: 'the number of the proposal, or the partner whose only one waits',
            placeholder: 'proposal',
          },
        ],
      },
    },
    lesson: {
      brief,
      more: 'Another person decides than the one who proposed it.',
      examples: [{ line: `agreement ${line}`, gives }],
    },
  });
}

const approve = deciding(
  'SETUJU',
  'Decides for a step that another person proposed',
  'approve lan --officer p-23',
  'the step is taken, in every process at once',
);
const reject = deciding(
  'TOLAK',
  'Decides against a step that another person proposed',
  'reject lan --officer p-23 --note "Bukti belum cukup"',
  'the agreement stays in the state that it was in',
);

export const agreement = buildRouteMap({
  routes: { list, show, check, diff, apply, history, calendar, activate, suspend, resume, end, close, approve, reject },
  docs: { brief: 'Agreements: documents judged, compared and applied; the life of each, by steps of two persons' },
});
