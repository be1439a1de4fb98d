// A program that stops amid a round of sealing, so that it can be killed there.
import { setTimeout as wait } from 'node:timers/promises';
import { openPool } from '@bagi/database/connect.ts';
import { sealRound } from '@bagi/record/seal/round.ts';
import { type Source, sources } from '@bagi/record/seal/sources.ts';
import { verifierOf } from '@bagi/record/seal/signing.ts';
import { newSigner } from '@bagi/record/test/newSigner.ts';

const sql = openPool(process.argv[2] ?? '', { max: 1, applicationName: 'tests' });
const stopping = sources.map((source): Source => ({
  ...source,
  async after(transaction, cursor, below, countMax) {
    const rows = await source.after(transaction, cursor, below, countMax);
    if (cursor[0] === '0') return rows;
    process.stdout.write('half\n');
    await wait(2 ** 30);
    return rows;
  },
}));
const signer = newSigner();
const former = verifierOf(process.argv[3] ?? '');
if (!former) throw new Error('Whose log is it?');
await sealRound({ sql, signer, verifiers: [signer.verifier, former], sources: stopping, renewMs: 0 }, null, Date.now());
