// SIAPP NV hears by webhook what BKN has decided, in the order in which it happened, also after it was down; and asks for the rest.
import { verified } from '@bagi/webhooks/partner/verify.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setneg } from '../people.ts';
import { hour, type NewsSystem, startNews } from '../webhooks/news.ts';
import { converse, type Parties, registerPic } from './conversation.ts';
import { startCounterpart } from './counterpart.ts';
import { refused } from './sends.ts';

let news: NewsSystem;
let parties: Parties;
beforeAll(async () => {
  const siapp = await startCounterpart();
  news = await startNews({ SIAPP_URL: siapp.address, SIAPP_CREDENTIAL: siapp.credential });
  parties = { system: news.system, siapp };
  await registerPic(parties);
});
afterAll(async () => {
  await news.stop();
  await parties.siapp.stop();
});

const expected = ['verifikasi_bkn.selesai', 'verifikasi_bkn.selesai', 'pertek.terbit', 'pertek.terbit'];

/** What was taken about a proposal, each verified as SIAPP NV does. */
async function heard(usulanId: string): Promise<string[]> {
  const reply = await fetch(`${news.system.url}/.well-known/webhooks/setneg-siapp`);
  const { kunci } = (await reply.json()) as { kunci: { publik: string }[] };
  const keys = kunci.map(({ publik }) => publik);
  const about = news.receiver.taken().filter(({ body }) => body.includes(usulanId));
  return Promise.all(
    about.map(async (message) => {
      const told = await verified(message, keys, news.now());
      if (!told) throw new Error('A message is not ours.');
      expect(JSON.parse(message.body).data).toEqual({ id: usulanId });
      return told.type;
    }),
  );
}

it('a verdict, a pertek and its ralat are told as they happen, and nothing of them but the proposal', async () => {
  const usulanId = await converse(parties, '11', setneg, ['BTL at BKN', 'ralat', 'to Biro APP']);
  await news.settled();
  expect(await heard(usulanId)).toEqual(expected);
  const { body } = await news.system.ask(
    'setneg-siapp',
    'query ($id: ID!) { usulan(id: $id) { pertek { jenisPertek } statusVerifikasiBkn { keterangan } } }',
    { id: usulanId },
  );
  expect(body.data.usulan.pertek).toHaveLength(2);
});

it('who was down hears it all afterwards, in the same order', async () => {
  news.receiver.answers(() => ({ status: 503 }));
  const usulanId = await converse(parties, '32', setneg, ['BTL at BKN', 'ralat', 'to Biro APP']);
  await news.settled();
  expect(await heard(usulanId)).toEqual([]);
  news.receiver.answers(() => ({ status: 204 }));
  while ((await heard(usulanId)).length < expected.length) await news.pass(hour);
  expect(await heard(usulanId)).toEqual(expected);
});

it('what was refused is told to nobody', async () => {
  const usulanId = await converse(parties, '33', setneg, ['TMS at BKN']);
  await news.settled();
  const before = await heard(usulanId);
  const stage = { usulanId, statusTahapan: 15, hasil: 'APPROVED' };
  expect(await refused(news.system, 'verifikasiUsulan', stage)).toMatchObject({ code: 'STEP_NOT_ALLOWED' });
  await news.settled();
  expect(await heard(usulanId)).toEqual(before);
  expect(before).toEqual(['verifikasi_bkn.selesai']);
});
