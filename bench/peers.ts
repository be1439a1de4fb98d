// The systems that ours is measured against, each started as its own documentation begins, over the same register.
import type { Sql } from 'postgres';
import { roleOfPartner } from './besideRegister.ts';
import { postgraphileSpeech } from './postgraphileSpeech.ts';
import { gatewaySpeech, limitSpeech, type Speech } from './speech.ts';
import { type Served, type Started, started } from './systems.ts';

interface Ready {
  readonly url: string;
}

/** What a peer needs to start: the register's address, and a look into it. */
export interface Ground {
  readonly databaseUrl: string;
  readonly sql: Sql;
}

/** Name → how it is started, in the order of the tables. */
export const peers: Readonly<Record<string, (ground: Ground) => Promise<Served>>> = {
  apollo: (ground) => gateway('apollo', ground),
  hive: (ground) => gateway('hive', ground),
  postgraphile: ({ databaseUrl }) =>
    alone('postgraphile', 'peers/postgraphile.ts', { databaseUrl }, postgraphileSpeech(false)),
  'postgraphile-rls': async ({ databaseUrl }) => {
    const argument = { databaseUrl, asRole: true };
    const served = await alone('postgraphile-rls', 'peers/postgraphile.ts', argument, postgraphileSpeech(true));
    return { ...served, headersOf: async (partner) => ({ 'x-role': roleOfPartner(partner) }) };
  },
  limit: ({ databaseUrl }) => alone('limit', 'limit.ts', { databaseUrl }, limitSpeech),
};

const subgraphs = ['asn', 'keluarga', 'riwayat'];

/** What these programs run fastest with. */
const settings = { NODE_ENV: 'production' };

/** Three subgraphs over HTTP in processes of their own, and the gateway in front of them. */
async function gateway(name: string, { databaseUrl }: Ground): Promise<Served> {
  const running: Started<Ready>[] = [];
  const stop = async () => {
    for (const one of running.splice(0).toReversed()) await one.stop();
  };
  try {
    const addresses: Record<string, string> = {};
    for (const subgraph of subgraphs) {
      const one = await started<Ready>(`${name} ${subgraph}`, 'peers/subgraph.ts', { databaseUrl, subgraph }, settings);
      running.push(one);
      addresses[subgraph] = one.told.url;
    }
    const front = await started<Ready>(name, `peers/${name}.ts`, { databaseUrl, subgraphs: addresses }, settings);
    running.push(front);
    return served(name, running, front.told.url, gatewaySpeech, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function alone(name: string, file: string, argument: object, speech: Speech): Promise<Served> {
  const one = await started<Ready>(name, file, argument, settings);
  return served(name, [one], one.told.url, speech, one.stop);
}

function served(
  name: string,
  running: readonly Started<Ready>[],
  url: string,
  speech: Speech,
  stop: () => Promise<void>,
): Served {
  const pids = running.map(({ child }) => child.pid ?? 0);
  return { name, pids, url, speech, headersOf: async () => ({}), stop };
}
