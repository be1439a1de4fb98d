// Mutations from several clients at once, whose connections are cut at any moment and whose server is killed: until each was acknowledged.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sendAt } from './sends.ts';
import { type Serving, type Settings, startServer } from './server.ts';

export interface Soak extends Settings {
  readonly mutations: number;
  readonly clients: number;
  /** Share of attempts whose connection is cut at some moment. */
  readonly cuts: number;
  /** How often the server is killed, at even distances. */
  readonly kills: number;
  /** Proposals for a third of the mutations to decide on. */
  readonly proposals: readonly string[];
  /** Whether everything that happened has been told; the server is stopped only then. */
  readonly isTold: () => Promise<boolean>;
  readonly onProgress?: (acknowledged: number) => void;
}

/** An acknowledged mutation. */
export interface Acknowledged {
  readonly partner: string;
  readonly kunci: string;
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
    while (!(await settings.isTold())) await pause(100);
    return state;
  } finally {
    await server.stop();
  }
}

type State = { -readonly [Name in keyof Soaked]: Soaked[Name] } & { acknowledged: Acknowledged[] };

/** Sends one mutation under one key until it is acknowledged, and now and then once more. */
async function sendOne(
  { cuts, proposals, onProgress }: Soak,
  server: Serving,
  tokens: Map<string, string>,
  state: State,
  serial: number,
): Promise<void> {
  const { partner, mark, query, masukan, told } = sendAt(serial, proposals);
  const kunci = randomUUID();
  const body = JSON.stringify({ query, variables: { kunci, masukan } });
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
    if (code !== undefined && !tryAgain.has(code)) throw new Wrong(`${code}: a mutation that is right was refused.`);
    return data?.kirim as object | undefined;
  };
  for (;;) {
    const receipt = await attempt(Math.random() < cuts).catch(unlessWrong);
    if (!receipt) {
      await pause(10);
      continue;
    }
    if (told(receipt) === null) throw new Wrong('A mutation that is right was not taken.');
    state.acknowledged.push({ partner, kunci, mark });
    onProgress?.(state.acknowledged.length);
    const again = serial % 20 === 0 ? await attempt(false).catch(unlessWrong) : undefined;
    if (again && told(again) !== told(receipt)) state.changed++;
    return;
  }
}

/** Refusals that say nothing of the mutation itself. */
const tryAgain: ReadonlySet<string> = new Set(['UNAUTHENTICATED', 'UNAVAILABLE', 'NOT_RECORDED']);

class Wrong extends Error {}

/** Whatever the network does is tried again; what the server says wrongly ends the soak. */
function unlessWrong(error: unknown): undefined {
  if (error instanceof Wrong) throw error;
  return undefined;
}
