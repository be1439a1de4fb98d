// With a bucket configured, documents are in the bucket and nowhere else, and come and go as from the disk.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pdf } from '@bagi/storage/test/files.ts';
import { startS3 } from '@bagi/storage/test/s3.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setneg } from '../people.ts';
import { startTestSystem } from '../system.ts';
import { converse, copyOf, type Parties, registerPic } from './conversation.ts';
import { startCounterpart } from './counterpart.ts';

const directory = mkdtempSync(join(tmpdir(), 'bagi-bucket-'));
const disk = join(directory, 'disk');
let parties: Parties;
let s3: Awaited<ReturnType<typeof startS3>>;
beforeAll(async () => {
  s3 = await startS3(join(directory, 's3'));
  const siapp = await startCounterpart();
  const system = await startTestSystem({
    SIAPP_URL: siapp.address,
    SIAPP_CREDENTIAL: siapp.credential,
    FILES_DIRECTORY: disk,
    S3_ENDPOINT: s3.bucket.endpoint ?? '',
    S3_BUCKET: s3.bucket.bucket,
    S3_ACCESS_KEY_ID: s3.bucket.accessKeyId,
    S3_SECRET_ACCESS_KEY: s3.bucket.secretAccessKey,
  });
  parties = { siapp, system };
  await registerPic(parties);
});
afterAll(async () => {
  await parties.system.stop();
  await parties.siapp.stop();
  s3.stop();
  rmSync(directory, { recursive: true, force: true });
});

const filesIn = (place: string): string[] => {
  const names = readdirSync(join(directory, place), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => statSync(join(directory, place, name)).isFile());
};

it('a proposal is led to its end, and its files are read back from the bucket', async () => {
  const { system } = parties;
  const usulanId = await converse(parties, '32', setneg, []);
  const [documents] = await system.sql`
    select count(distinct sha256)::int as number from usulan.dokumen where usulan_id = ${usulanId}`;
  expect(filesIn('s3').filter((name) => name.endsWith('._S3rver_object')).length).toBe(documents?.['number']);
  expect(readdirSync(directory)).not.toContain('disk');

  const { berkas } = await copyOf(system, usulanId);
  const reply = await fetch(berkas, { headers: { authorization: `Bearer ${await system.token('bkn')}` } });
  expect(Buffer.from(await reply.arrayBuffer())).toEqual(pdf('Salinan Keputusan Presiden'));

  const query = 'query ($id: ID!) { usulan(id: $id) { dokumen { referensiDokumenId berlaku tautan } } }';
  const { body } = await system.ask('bkn-verifikator', query, { id: usulanId });
  const sent = body.data.usulan.dokumen.filter((one: { referensiDokumenId: string | null }) => one.referensiDokumenId);
  const authorization = `Bearer ${await system.token('bkn-verifikator')}`;
  for (const { referensiDokumenId, tautan } of sent) {
    const file = await fetch(tautan, { headers: { authorization } });
    expect(Buffer.from(await file.arrayBuffer())).toEqual(pdf(referensiDokumenId));
  }
});
