// Mutations from several clients at once, whose connections are cut at any moment and whose server is killed: until each was acknowledged.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { kursus, posisi, tandaTerima } from '../sent.ts';
import { type Serving, type Settings, startServer } from './server.ts';

export interface Soak extends Settings {
  readonly mutations: number;
  readonly clients: number;
  /** Share of attempts whose connection is cut at some moment. */
  readonly cuts: number;
  /** How often the server is killed, at even distances. */
  readonly kills: number;
  readonly onProgress?: (acknowledged: number) => void;
}

/** An acknowledged mutation. */
export interface Acknowledged {
  readonly kunci: string;
  readonly kirimanId: string;
  /** What its one record is known by. */
  readonly mark: string;
}

export interface Soaked {
  readonly acknowledged: readonly Acknowledged[];
  readonly attempts: number;
  readonly cut: number;
  readonly killed: number;
  /** Repetitions of what was acknowledged already that were answered otherwise. */
  readonly changed: number;
}

const sends = [
  { partner: 'lan', input: 'RiwayatKursus', record: (mark: string) => ({ ...kursus, nomorSertifikat: mark }) },
  { partner: 'bp-tapera', input: 'PosisiSimpanan', record: (mark: string) => ({ ...posisi, jumlahSimpanan: mark }) },
] as const;

export async function soak(settings: Soak): Promise<Soaked> {
  const server = await startServer(settings);
  const state = { acknowledged: [] as Acknowledged[], attempts: 0, cut: 0, killed: 0, changed: 0, next: 0 };
  const tokens = new Map<string, string>();
  const client = async () => {
    while (state.next < settings.mutations) await sendOne(settings, server, tokens, state, state.next++);
  };
  const killer = async () => {
    for (let kill = 1; kill <= settings.kills; kill++) {
      const due = (settings.mutations * kill) / (settings.kills + 1);
      while (state.acknowledged.length < due) await pause(5);
      await server.kill();
      state.killed++;
    }
  };
  try {
    await Promise.all([...Array.from({ length: settings.clients }, client), killer()]);
    return state;
  } finally {
    await server.stop();
  }
}

type State = { -readonly [Name in keyof Soaked]: Soaked[Name] } & { acknowledged: Acknowledged[] };

/** Sends one mutation under one key until it is acknowledged, and now and then once more. */
async function sendOne(
  { cuts, onProgress }: Soak,
  server: Serving,
  tokens: Map<string, string>,
  state: State,
  serial: number,
): Promise<void> {
  const { partner, input, record } = sends[serial % sends.length] ?? sends[0];
  const kunci = randomUUID();
  const mark = input === 'RiwayatKursus' ? `CONTOH/${serial}` : `${serial}.00`;
  const query = `mutation ($kunci: String!, $masukan: [${input}Masukan!]!) { kirim: kirim${input}(kunci: $kunci, masukan: $masukan) { ${tandaTerima} } }`;
  const body = JSON.stringify({ query, variables: { kunci, masukan: [record(mark)] } });
  const attempt = async (isCut: boolean) => {
    state.attempts++;
    if (isCut) state.cut++;
    const signal = isCut ? { signal: AbortSignal.timeout(Math.floor(Math.random() * 40)) } : {};
    const token = tokens.get(partner) ?? (await server.token(partner));
    tokens.set(partner, token);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const reply = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body, ...signal });
    const { data, errors } = JSON.parse(await reply.text()) as {
      data?: any;
      errors?: { extensions: { code: string } }[];
    };
    const code = errors?.[0]?.extensions.code;
    if (code === 'UNAUTHENTICATED') tokens.delete(partner);
    if (code !== undefined && code !== 'UNAUTHENTICATED' && code !== 'UNAVAILABLE')
      throw new Wrong(`${code}: a mutation that is right was refused.`);
    return data?.kirim as { diterima: boolean; kirimanId: string } | undefined;
  };
  for (;;) {
    const receipt = await attempt(Math.random() < cuts).catch(unlessWrong);
    if (!receipt) {
      await pause(10);
      continue;
    }
    if (!receipt.diterima) throw new Wrong('A mutation that is right was not taken.');
    state.acknowledged.push({ kunci, kirimanId: receipt.kirimanId, mark });
    onProgress?.(state.acknowledged.length);
    const again = serial % 20 === 0 ? await attempt(false).catch(unlessWrong) : undefined;
    if (again && again.kirimanId !== receipt.kirimanId) state.changed++;
    return;
  }
}

class Wrong extends Error {}

/** Whatever the network does is tried again; what the server says wrongly ends the soak. */
function unlessWrong(error: unknown): undefined {
  if (error instanceof Wrong) throw error;
  return undefined;
}
