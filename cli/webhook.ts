// News at the command line: what could not be delivered, sent again; keys turned over.
import { buildRouteMap } from '@stricli/core';
import { command } from './command.ts';
import { asJson, partner, text } from './words.ts';

const flags = { json: asJson } as const;
const whose = { ...partner, brief: 'whose news' } as const;

const list = command({
  read: async () => (await import('./webhook/list.ts')).list,
  parameters: { flags, positional: { kind: 'tuple', parameters: [{ ...whose, optional: true }] } },
  lesson: {
    brief: 'What could not be delivered, and why',
    examples: [{ line: 'webhook list', gives: 'a line for each dead letter' }],
  },
});

const replay = command({
  read: async () => (await import('./webhook/replay.ts')).replay,
  parameters: {
    flags,
    positional: {
      kind: 'array',
      minimum: 1,
      parameter: {
        parse: text,
        brief: 'whose news, then the ids of letters',
        placeholder: 'partner-or-id',
        proposeCompletions: partner.proposeCompletions,
      },
    },
  },
  lesson: {
    brief: 'Puts dead letters on their way again, under the ids that they had',
    more: 'First the partner, then the ids of letters; all of the partner are sent if none is named.',
    examples: [{ line: 'webhook replay setneg-siapp', gives: 'how many are on their way again' }],
  },
});

const rotate = command({
  read: async () => (await import('./webhook/rotate.ts')).rotate,
  parameters: { flags, positional: { kind: 'tuple', parameters: [whose] } },
  lesson: {
    brief: 'Makes a new key that signs from now on, beside the old one for 14 days',
    examples: [{ line: 'webhook rotate setneg-siapp', gives: 'the new public key' }],
  },
});

const resume = command({
  read: async () => (await import('./webhook/resume.ts')).resume,
  parameters: { flags, positional: { kind: 'tuple', parameters: [whose] } },
  lesson: {
    brief: 'Sends again to an address that had answered 410 Gone',
    examples: [{ line: 'webhook resume setneg-siapp', gives: 'the addresses that are sent to again' }],
  },
});

const keys = command({
  read: async () => (await import('./webhook/keys.ts')).keys,
  parameters: { flags, positional: { kind: 'tuple', parameters: [whose] } },
  lesson: {
    brief: 'The public keys that sign today',
    examples: [{ line: 'webhook keys setneg-siapp', gives: 'one a line, with its last day' }],
  },
});

export const webhook = buildRouteMap({
  routes: { list, replay, rotate, resume, keys },
  docs: { brief: 'News to partners: what could not be delivered, and the keys that sign' },
});
