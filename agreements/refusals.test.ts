// Every refusal says what is wrong and what the caller can do, in sentences, and nothing else.
import { expect, test } from 'vitest';
import { type NotInForce, notInForce, refusal, type RefusalCode, refusals } from './refusals.ts';

test.for(Object.entries(refusals))('%s ends with a sentence that says what to do', ([, sentence]) => {
  expect(sentence).toMatch(/^[A-Z][^\n]+\.$/);
});

test('a refusal says first what is wrong, then what to do; its details are a code and days, no words of a document', () => {
  const reasons: NotInForce[] = ['ABSENT', 'NOT_BEGUN', 'ENDED', 'SUSPENDED', 'INCOMPLETE'];
  for (const reason of reasons) {
    const { code, message, details } = notInForce(reason, '2024-02-29');
    expect(code).toBe<RefusalCode>('AGREEMENT_NOT_IN_FORCE');
    expect(message).toMatch(new RegExp(`^[A-Z][^.]+\\. ${refusals.AGREEMENT_NOT_IN_FORCE}$`));
    expect(details).toStrictEqual({ reason, day: '2024-02-29' });
  }
  expect(notInForce('ABSENT').details).toStrictEqual({ reason: 'ABSENT' });
  expect(refusal('BAD_USER_INPUT', 'first is 0.').message).toBe('first is 0. Correct the value named.');
});
