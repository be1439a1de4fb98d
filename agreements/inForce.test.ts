// An agreement gives access from the first midnight to the last in Jakarta, and at no other time.
import { describe, expect, test } from 'vitest';
import { inForce } from './inForce.ts';
import { exampleDocuments, readLibrary, signedDocuments } from './library.ts';
import { Refusal } from './refusals.ts';
import { bent, room, text } from './test/document.ts';

const at = (instant: string) => Date.parse(instant);

function library(...documents: readonly string[]) {
  const named = documents.map((one) => [`mitra-uji/${/from: ([\d-]+)/.exec(one)?.[1] ?? ''}.yaml`, one]);
  return readLibrary([room(Object.fromEntries(named))]);
}

function answer(of: ReturnType<typeof library>, instant: string, partner = 'mitra-uji'): unknown {
  try {
    return inForce(of, partner, at(instant)).version;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { code: error.code, ...error.details };
  }
}

const refused = (reason: string, day?: string) => ({
  code: 'AGREEMENT_NOT_IN_FORCE',
  reason,
  ...(day === undefined ? {} : { day }),
});

describe('the term begins and ends at midnight in Jakarta (UTC+7)', () => {
  test.for<[when: string, instant: string, answer: unknown]>([
    ['a millisecond before the first day', '2024-01-31T16:59:59.999Z', refused('NOT_BEGUN', '2024-02-01')],
    ['the first instant of the first day', '2024-01-31T17:00:00.000Z', '2024-02-01'],
    ['the same instant, as Jakarta writes it', '2024-02-01T00:00:00.000+07:00', '2024-02-01'],
    ['the last instant of the last day, a leap day', '2024-02-29T16:59:59.999Z', '2024-02-01'],
    ['the same instant, as Jakarta writes it', '2024-02-29T23:59:59.999+07:00', '2024-02-01'],
    ['a millisecond after the last day', '2024-02-29T17:00:00.000Z', refused('ENDED', '2024-02-29')],
  ])('%s', ([, instant, expected]) => {
    expect(answer(library(text), instant)).toEqual(expected);
  });
});

describe('an agreement that is not in force is refused with its reason', () => {
  test('unknown partners are refused alike, also those named like parts of the machinery', () => {
    for (const partner of ['nobody', '', '__proto__', 'constructor', 'MITRA-UJI'])
      expect(answer(library(text), '2024-02-10T00:00:00Z', partner)).toEqual(refused('ABSENT'));
  });

  test('suspended from the first midnight of the day it says', () => {
    const suspended = library(`${text}suspended: { since: 2024-02-10, reason: A leak. }\n`);
    expect(answer(suspended, '2024-02-09T16:59:59.999Z')).toBe('2024-02-01');
    expect(answer(suspended, '2024-02-09T17:00:00Z')).toEqual(refused('SUSPENDED', '2024-02-10'));
  });

  test('incomplete, as long as it says so', () => {
    const incomplete = library(`${text}incomplete: The annex is missing.\n`);
    expect(answer(incomplete, '2024-02-10T00:00:00Z')).toEqual(refused('INCOMPLETE'));
  });

  test('the reason says nothing of what the document says', () => {
    const suspended = library(`${text}suspended: { since: 2024-02-10, reason: A leak. }\n`);
    expect(() => inForce(suspended, 'mitra-uji', at('2024-02-11T00:00:00Z'))).toThrow(/^The agreement is suspended\. /);
  });

  test('open-ended agreements do not end', () => {
    expect(answer(library(bent('2024-02-29', 'open')), '9999-12-31T00:00:00Z')).toBe('2024-02-01');
  });
});

describe('of several versions that have begun, the one with the latest first day holds', () => {
  const longer = bent('2024-02-29', '2024-12-31');
  const second = bent('from: 2024-02-01', 'from: 2024-02-20');

  test('from its first midnight on', () => {
    const both = library(longer, second);
    expect(answer(both, '2024-02-19T16:59:59.999Z')).toBe('2024-02-01');
    expect(answer(both, '2024-02-19T17:00:00Z')).toBe('2024-02-20');
  });

  test('an older one does not come back when the latest has ended or is suspended', () => {
    expect(answer(library(longer, second), '2024-03-05T00:00:00Z')).toEqual(refused('ENDED', '2024-02-29'));
    const suspended = library(longer, `${second}suspended: { since: 2024-02-20, reason: A leak. }\n`);
    expect(answer(suspended, '2024-02-25T00:00:00Z')).toEqual(refused('SUSPENDED', '2024-02-20'));
  });
});

describe('LAN, as signed, has no access after 2021-10-22', () => {
  const signed = readLibrary([signedDocuments]);

  test('it had access until the end of that day in Jakarta, and has none today', () => {
    expect(answer(signed, '2021-10-22T23:59:59.999+07:00', 'lan')).toBe('2019-10-22');
    expect(answer(signed, '2021-10-23T00:00:00+07:00', 'lan')).toEqual(refused('ENDED', '2021-10-22'));
    expect(answer(signed, new Date().toISOString(), 'lan')).toEqual(refused('ENDED', '2021-10-22'));
  });

  test('only the example extends it', () => {
    const withExamples = readLibrary([signedDocuments, exampleDocuments]);
    expect(answer(withExamples, '2021-10-23T00:00:00+07:00', 'lan')).toBe('2021-10-23');
  });
});
