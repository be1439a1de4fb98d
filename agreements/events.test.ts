// The closed list of news: what there is, and what each is about.
import { expect, it } from 'vitest';
import { eventKinds, events, isEventKind } from './events.ts';

it('news is of what is listed, and of nothing else', () => {
  expect(eventKinds).toEqual(Object.keys(events));
  expect(eventKinds.every(isEventKind)).toBe(true);
  expect(['asn.lahir', '', 'toString'].some(isEventKind)).toBe(false);
});

it('each is about a proposal, a person or the agreement, as its name says', () => {
  const about = { verifikasi_bkn: 'usulan', pertek: 'usulan', asn: 'asn', perjanjian: 'perjanjian' } as const;
  for (const [kind, thing] of Object.entries(events))
    expect(thing, kind).toBe(about[kind.split('.')[0] as keyof typeof about]);
});
