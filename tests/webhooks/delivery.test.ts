// News arrives: signed, thin, in order, again after a failure, and never where the agreement does not lead.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { dayInJakarta } from '@bagi/agreements/term.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deadLetters, replay, resume } from '@bagi/webhooks/dead.ts';
import { rotateKey } from '@bagi/webhooks/keys.ts';
import { verified } from '@bagi/webhooks/partner/verify.ts';
import { hour, minute, type NewsSystem, startNews } from './news.ts';
import { startReceiver } from './receiver.ts';

let news: NewsSystem;
beforeAll(async () => void (news = await startNews()));
beforeEach(() => news.reset());
afterAll(() => news.stop());

const partner = 'setneg-siapp';
const publicKeys = async () => {
  const reply = await fetch(`${news.system.url}/.well-known/webhooks/${partner}`);
  const { kunci } = (await reply.json()) as { kunci: { publik: string }[] };
  return kunci.map(({ publik }) => publik);
};

it('an event arrives once, signed by a published key, and says nothing but its kind and an id', async () => {
  await news.announce({ kind: 'pertek.terbit', partner, id: 'USULAN-1' });
  await news.settled();
  const [message, ...others] = news.receiver.got;
  expect(others).toEqual([]);
  if (!message) throw new Error('Nothing came.');
  expect(message.path).toBe(`/warta/${partner}`);
  expect(JSON.parse(message.body)).toEqual({
    type: 'pertek.terbit',
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    data: { id: 'USULAN-1' },
  });
  const keys = await publicKeys();
  expect(await verified(message, keys, news.now())).toMatchObject({
    type: 'pertek.terbit',
    id: message.headers['webhook-id'],
  });
  expect(await verified({ ...message, body: message.body.replace('1', '2') }, keys, news.now())).toBeNull();
  expect(await verified(message, keys, news.now() + 6 * minute)).toBeNull();
  const { body } = await news.system.ask(
    partner,
    '{ perjanjian { webhook { alamat peristiwa { jenis } kunci { publik sampai } } } }',
  );
  expect(body.data.perjanjian.webhook.kunci).toEqual([{ publik: keys[0], sampai: null }]);
  expect(body.data.perjanjian.webhook.peristiwa).toContainEqual({ jenis: 'pertek.terbit' });
});

it('a receiver that is down for 20 hours gets everything, in order for each proposal, each with one id', async () => {
  const began = news.now();
  news.receiver.answers(() => ({ status: 503 }));
  const proposals = ['U-A', 'U-B', 'U-C'];
  for (const kind of ['verifikasi_bkn.selesai', 'pertek.terbit'] as const)
    await news.announce(...proposals.map((id) => ({ kind, partner, id })));
  await news.settled();
  while (news.now() < began + 20 * hour) await news.pass(20 * minute);
  await news.announce(...proposals.map((id) => ({ kind: 'pertek.terbit', partner, id }) as const));
  await news.settled();
  expect(news.receiver.taken()).toEqual([]);
  // Of each line the first alone has been attempted, again and again, and what followed it never.
  const attempted = news.receiver.got.map(({ body }) => JSON.parse(body) as { type: string; data: { id: string } });
  expect(new Set(attempted.map(({ type }) => type))).toEqual(new Set(['verifikasi_bkn.selesai']));
  for (const proposal of proposals)
    expect(attempted.filter(({ data }) => data.id === proposal).length).toBeGreaterThanOrEqual(5);

  news.receiver.answers(() => ({ status: 200, body: 'Terima kasih' }));
  while (news.now() < began + 76 * hour) await news.pass(hour);
  const told = news.receiver.taken().map(({ headers, body }) => ({ id: headers['webhook-id'], ...JSON.parse(body) }));
  expect(new Set(told.map(({ id }) => id)).size).toBe(9);
  expect(told.length).toBe(9);
  for (const proposal of proposals)
    expect(told.filter(({ data }) => data.id === proposal).map(({ type }) => type)).toEqual([
      'verifikasi_bkn.selesai',
      'pertek.terbit',
      'pertek.terbit',
    ]);
  const first = news.receiver.got.filter(({ body }) => body.includes('U-A') && body.includes('verifikasi'));
  expect(new Set(first.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(await news.deliveries()).toEqual(
    Array(9).fill(expect.objectContaining({ status: 'TERKIRIM', hasil: 'HTTP_200' })),
  );
});

it('what no attempt could deliver is dead, is told to the log, and arrives under its old id when it is replayed', async () => {
  const began = news.now();
  news.receiver.answers(() => ({ status: 500 }));
  await news.announce({ kind: 'pertek.terbit', partner, id: 'U-1' });
  await news.settled();
  while (news.now() < began + 90 * hour) await news.pass(hour);
  expect(news.receiver.got.length).toBe(10);
  const [dead] = await news.deliveries();
  expect(dead).toMatchObject({ status: 'MATI', hasil: 'HTTP_500', percobaan: 10 });
  expect(news.system.logged.filter((line) => line.includes(String(dead?.['id'])))).toHaveLength(1);

  news.receiver.answers(() => ({ status: 200 }));
  await news.pass(hour);
  expect(news.receiver.taken()).toEqual([]);
  expect(await deadLetters(news.system.sql, { partner })).toMatchObject([{ id: dead?.['id'], hasil: 'HTTP_500' }]);
  expect(await replay(news.system.sql, { partner, ids: [String(dead?.['id'])] }, news.now())).toBe(1);
  await news.settled();
  expect(news.receiver.taken().map(({ headers }) => headers['webhook-id'])).toEqual([dead?.['id']]);
  expect(await deadLetters(news.system.sql, {})).toEqual([]);
});

it('a receiver that answers 410 Gone is left alone until somebody has it resumed', async () => {
  news.receiver.answers(() => ({ status: 410 }));
  await news.announce({ kind: 'pertek.terbit', partner, id: 'U-1' });
  await news.settled();
  await news.announce({ kind: 'pertek.terbit', partner, id: 'U-2' });
  await news.pass(minute);
  expect(news.receiver.got.length).toBe(1);
  expect((await deadLetters(news.system.sql, {})).map(({ hasil }) => hasil)).toEqual(['HTTP_410', 'HTTP_410']);
  news.receiver.answers(() => ({ status: 200 }));
  expect(await resume(news.system.sql, partner)).toEqual([`${news.receiver.url}/${partner}`]);
  await replay(news.system.sql, { partner }, news.now());
  await news.settled();
  expect(news.receiver.taken().length).toBe(2);
});

it('a redirect is a failure and is not followed', async () => {
  const other = await startReceiver();
  news.receiver.answers(() => ({ status: 307, headers: { location: other.url } }));
  await news.announce({ kind: 'pertek.terbit', partner, id: 'U-1' });
  await news.settled();
  expect(news.receiver.got.length).toBe(1);
  expect(await news.deliveries()).toMatchObject([{ status: 'MENUNGGU', hasil: 'HTTP_307', percobaan: 1 }]);
  expect(other.got).toEqual([]);
  await other.close();
});

it('an agreement that is held back gets nothing, and what waited for it is dead with the reason', async () => {
  const held = (yes: boolean) =>
    news.system.sql`update perjanjian.akses set ditangguhkan = ${yes} where mitra = ${partner}`;
  await held(true);
  await news.announce(
    { kind: 'pertek.terbit', partner, id: 'U-1' },
    { kind: 'perjanjian.berubah', partner: 'lan', id: 'V' },
  );
  await news.settled();
  expect(news.receiver.got.map(({ path }) => path)).toEqual(['/warta/lan']);
  expect(await deadLetters(news.system.sql, {})).toMatchObject([{ mitra: partner, hasil: 'PERJANJIAN_SUSPENDED' }]);
  await held(false);
  await news.announce({ kind: 'pertek.terbit', partner, id: 'U-2' });
  await news.settled();
  expect(news.receiver.taken().map(({ body }) => JSON.parse(body).data.id)).toContain('U-2');
});

it('what is still on its way when the agreement ends is never sent', async () => {
  const until = dayInJakarta(news.now());
  news.agree((agreement) => ({ ...agreement, term: { ...agreement.term, until } }));
  const perteks = () => news.receiver.got.filter(({ body }) => body.includes('pertek.terbit'));
  news.receiver.answers(() => ({ status: 503 }));
  await news.announce({ kind: 'pertek.terbit', partner, id: 'U-1' });
  await news.settled();
  expect(perteks().length).toBe(1);
  news.receiver.answers(() => ({ status: 200 }));
  await news.pass(25 * hour);
  expect(perteks().map(({ status }) => status)).toEqual([503]);
  const dead = (await deadLetters(news.system.sql, { partner })).find(({ obyek }) => obyek === 'U-1');
  expect(dead?.hasil).toBe('PERJANJIAN_ENDED');
  await news.announce({ kind: 'pertek.terbit', partner, id: 'U-2' });
  await news.settled();
  expect(perteks().length).toBe(1);
});

it('an event that the agreement does not name is not sent', async () => {
  news.agree((agreement) =>
    agreement.partner === partner && agreement.webhook
      ? { ...agreement, webhook: { ...agreement.webhook, events: { 'perjanjian.berubah': 'Pasal 1' } } }
      : agreement,
  );
  await news.announce({ kind: 'pertek.terbit', partner, id: 'U-1' }, { kind: 'perjanjian.berubah', partner, id: 'V' });
  await news.settled();
  expect(news.receiver.got.map(({ body }) => JSON.parse(body).type)).toEqual(['perjanjian.berubah']);
});

it('while a key is being replaced both sign, and after that the new one alone', async () => {
  const before = await publicKeys();
  const secret = readFileSync(join(news.system.directory, 'secrets', 'seal-key'), 'utf8');
  const added = await rotateKey(news.system.sql, Buffer.from(secret, 'hex'), partner, news.now());
  expect(await publicKeys()).toEqual([added, ...before]);
  await news.announce({ kind: 'pertek.terbit', partner, id: 'U-1' });
  await news.settled();
  const [message] = news.receiver.got;
  if (!message) throw new Error('Nothing came.');
  expect(String(message.headers['webhook-signature']).split(' ')).toHaveLength(2);
  expect(await verified(message, before, news.now())).not.toBeNull();
  expect(await verified(message, [added], news.now())).not.toBeNull();

  await news.pass(15 * 24 * hour);
  await news.announce({ kind: 'pertek.terbit', partner, id: 'U-2' });
  await news.settled();
  const later = news.receiver.got.find(({ body }) => body.includes('U-2'));
  if (!later) throw new Error('Nothing came.');
  expect(await publicKeys()).toEqual([added]);
  expect(await verified(later, before, news.now())).toBeNull();
  expect(await verified(later, [added], news.now())).not.toBeNull();
});
