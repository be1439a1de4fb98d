// A refusal is counted by who was refused, or by where they come from; never by a person.
import { expect, it } from 'vitest';
import { networkOf, suspicionOf } from './suspicion.ts';

it('of an address only the network is kept', () => {
  expect(networkOf('203.0.113.77')).toBe('203.0.113.0/24');
  expect(networkOf('::ffff:203.0.113.77')).toBe('203.0.113.0/24');
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1::/48');
  expect(networkOf('2001:db8::7')).toBe('2001:db8::/48');
  expect(networkOf('::1')).toBe('::/48');
  expect(networkOf(undefined)).toBe('::/48');
});

it('what is our own fault is no suspicion, and a token of an agreement that is not in force always is', () => {
  const refused = { partner: 'lan', client: 'lan-production', address: '203.0.113.77' };
  for (const code of ['NOT_RECORDED', 'UNAVAILABLE', 'INTERNAL', 'PARTNER_UNAVAILABLE'])
    expect(suspicionOf({ ...refused, code })).toBeNull();
  expect(suspicionOf({ ...refused, code: 'AGREEMENT_NOT_IN_FORCE' })).toMatchObject({ mitra: 'lan', least: 1 });
  expect(suspicionOf({ ...refused, code: 'GRAPHQL_VALIDATION_FAILED' })).toMatchObject({
    rincian: { klien: 'lan-production', kode: 'GRAPHQL_VALIDATION_FAILED' },
    least: 60,
  });
});

it('a name that is the number of somebody is not written down', () => {
  const client = 'a 199001012015041900 b\u0000';
  const found = suspicionOf({ partner: 'lan', client, code: 'BAD_REQUEST', address: '' });
  expect(found?.rincian['klien']).toBe('a # b?');
});
