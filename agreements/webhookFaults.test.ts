// A document that names news is judged: a closed list of events, an address that may be sent to, and nothing told that is hidden.
import { compose } from '@bagi/schema/compose.ts';
import { expect, it, test } from 'vitest';
import { check } from './check.ts';
import { bent, faultsOf, placeOf, text, version } from './test/document.ts';
import { isWebhookAddress } from './webhookAddress.ts';

const { schema } = compose();

/** The small agreement with a webhook part. */
const withWebhook = (part: string) => bent('services:\n', `webhook:\n${part}services:\n`, text);
const told = (events: string, address = 'https://mitra.example/warta') =>
  withWebhook(`  address: ${address}\n  events:\n${events}`);

it('a webhook that names an address and events with where they stand is read', () => {
  const { agreement } = version(told('    asn.diperbaiki: Pasal 1\n    perjanjian.berubah: Pasal 2\n'));
  expect(agreement.webhook).toEqual({
    address: 'https://mitra.example/warta',
    events: { 'asn.diperbaiki': 'Pasal 1', 'perjanjian.berubah': 'Pasal 2' },
  });
  expect(version().agreement.webhook).toBeUndefined();
});

it('an event of which nobody has heard keeps the document from being served, at its place', () => {
  const document = told('    asn.pensiun: Pasal 1\n    asn.naik_pangkat: Pasal 1\n');
  expect(faultsOf(() => version(document))).toEqual([
    `${placeOf('asn.naik_pangkat', document)} webhook.events.asn.naik_pangkat is not a key of a document`,
  ]);
});

it('a webhook without any event is refused, and so is an event without its words', () => {
  expect(faultsOf(() => version(withWebhook('  events: {}\n')))[0]).toContain('names no event');
  expect(faultsOf(() => version(told("    asn.pensiun: ''\n")))).toHaveLength(1);
});

test.for([
  ['https://mitra.example/warta', true],
  ['https://mitra.example:8443/warta?dari=bkn', true],
  ['http://127.0.0.1:4010/warta', true],
  ['http://localhost:4010/warta', true],
  ['http://[::1]:4010/warta', true],
  ['http://mitra.example/warta', false],
  ['https://user@mitra.example/warta', false],
  ['https://:secret@mitra.example/warta', false],
  ['https://mitra.example/warta#bagian', false],
  ['ftp://mitra.example/warta', false],
  ['file:///etc/passwd', false],
  ['mitra.example', false],
] as const)('news may be sent to %s: %s', ([address, may]) => {
  expect(isWebhookAddress(address)).toBe(may);
  expect(faultsOf(() => version(told('    asn.pensiun: Pasal 1\n', `'${address}'`))).length).toBe(may ? 0 : 1);
});

it('an event tells an id only of what the partner may fetch by that id', () => {
  const document = told('    asn.pensiun: Pasal 1\n    pertek.terbit: Pasal 2\n    perjanjian.berubah: Pasal 3\n');
  expect(check(version(document), schema)).toEqual([
    `${placeOf('pertek.terbit', document)} pertek.terbit tells Usulan.id, which is not opened`,
  ]);
  const hidden = bent('Asn: { id: 1 ID, nip: 2 NIP, agama: 3 Agama }', 'Asn: { nip: 2 NIP, agama: 3 Agama }', document);
  expect(check(version(hidden), schema)).toContain(
    `${placeOf('asn.pensiun', hidden)} asn.pensiun tells Asn.id, which is not opened`,
  );
});
