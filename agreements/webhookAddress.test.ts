// An address is one that news may be sent to, and it is sent to only where that is safe.
import { expect, it, test } from 'vitest';
import { isOwnMachine, isSentTo, isWebhookAddress } from './webhookAddress.ts';

test.for([
  ['https://mitra.example/warta', true],
  ['http://127.0.0.1:4010/warta', true],
  ['http://localhost/', true],
  ['http://[::1]/', true],
  ['http://mitra.example/warta', false],
  ['ftp://127.0.0.1/', false],
  ['https://user@mitra.example/', false],
  ['https://:secret@mitra.example/', false],
  ['https://mitra.example/#bagian', false],
  ['mitra.example', false],
] as const)('news may be sent to %s: %s', ([address, may]) => {
  expect(isWebhookAddress(address)).toBe(may);
});

it('the machine that sends is known under each of its names', () => {
  for (const host of ['localhost', '127.0.0.1', '[::1]']) expect(isOwnMachine(`https://${host}:8443/`)).toBe(true);
  for (const host of ['mitra.example', '127.0.0.2', 'localhost.example'])
    expect(isOwnMachine(`https://${host}/`)).toBe(false);
});

it('to others it is sent over TLS alone, to the machine that sends where that is tried, over TLS or not', () => {
  for (const own of [true, false]) {
    expect(isSentTo('https://mitra.example/', own)).toBe(true);
    expect(isSentTo('http://mitra.example/', own)).toBe(false);
    expect(isSentTo('http://localhost:4010/', own)).toBe(own);
    expect(isSentTo('https://localhost:4010/', own)).toBe(own);
  }
});
