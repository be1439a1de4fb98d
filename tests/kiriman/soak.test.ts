// Sends 400 mutations and cuts and kills what it can: what was acknowledged is there once, nothing is left behind, and all of it is told.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPool } from '@bagi/database/connect.ts';
import { freshDatabase } from '@bagi/database/fresh.ts';
import { expect, inject, it } from 'vitest';
import { startTestSystem } from '../system.ts';
import { kirimKursus, kunciBaru, kursus } from './sent.ts';
import { found, isTold } from './soak/found.ts';
import { proposals } from './soak/proposals.ts';
import { soak } from './soak/soak.ts';
import { startUnwilling } from './soak/unwilling.ts';

it('400 mutations from 8 clients, cut at random, with a kill -9 amid them', { timeout: 300_000 }, async () => {
  const database = await freshDatabase(inject('clusterUrl'), inject('filled'));
  const directory = mkdtempSync(join(tmpdir(), 'bagi-pakai-soak-'));
  const sql = openPool(database.url, { max: 1, applicationName: 'tests soak' });
  const receiver = await startUnwilling();
  try {
    const soaked = await soak({
      databaseUrl: database.url,
      directory,
      port: await freePort(),
      rolePrefix: `s${Date.now().toString(36)}`,
      newsUrl: receiver.url,
      mutations: 400,
      proposals: await proposals(sql, 400),
      isTold: () => isTold(sql),
      clients: 8,
      cuts: 0.3,
      kills: 1,
    });
    expect(soaked).toMatchObject({ killed: 1, changed: 0 });
    expect(soaked.cut).toBeGreaterThan(50);
    expect(soaked.acknowledged).toHaveLength(400);
    const kept = await found(sql, soaked.acknowledged, receiver.got);
    expect(kept).toEqual({
      requests: 400,
      records: 400,
      lost: 0,
      doubled: 0,
      left: 0,
      events: 133,
      unsaid: 0,
      untold: 0,
      renamed: 0,
    });
  } finally {
    await receiver.close();
    await sql.end({ timeout: 5 });
    await database.drop();
    rmSync(directory, { recursive: true, force: true });
  }
});

it('a connection that is cut between commit and reply loses nothing: the repetition hears the reply', async () => {
  const system = await startTestSystem();
  const relay = await silentRelay(Number(new URL(system.url).port));
  try {
    const kunci = kunciBaru();
    const body = JSON.stringify({ query: kirimKursus, variables: { kunci, masukan: [kursus] } });
    const headers = { authorization: `Bearer ${await system.token('lan')}`, 'content-type': 'application/json' };
    await expect(fetch(`${relay.url}/graphql`, { method: 'POST', headers, body })).rejects.toThrow('fetch failed');
    expect(relay.swallowed()).toContain('"diterima":true');
    const again = await system.ask('lan', kirimKursus, { kunci, masukan: [kursus] });
    const { diterima, kirimanId } = again.body.data.kirimRiwayatKursus;
    expect(diterima).toBe(true);
    expect(relay.swallowed()).toContain(kirimanId);
    const records = await system.sql`
      select r.id from kotak_masuk.rekaman r join kotak_masuk.kiriman k on k.id = r.kiriman_id where k.kunci = ${kunci}`;
    expect(records).toHaveLength(1);
  } finally {
    relay.close();
    await system.stop();
  }
});

/** Passes on what is asked, swallows the reply, and cuts the connection. */
async function silentRelay(port: number) {
  let swallowed = '';
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    sockets.add(client).add(upstream);
    client.pipe(upstream);
    client.on('error', () => upstream.destroy());
    upstream.on('data', (part) => {
      swallowed += part.toString();
      if (swallowed.includes('"data"')) client.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    swallowed: () => swallowed,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
