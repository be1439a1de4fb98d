// The programs as a person starts them: ready soon, clear when something is in the way, whole again after a crash.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { afterAll, afterEach, expect, inject, it } from 'vitest';
import { assertionHeader, routerAssertion } from '@bagi/identity/routerAssertion.ts';
import { surroundings } from './surroundings.ts';
import { configOf } from '../start/config.ts';
import { runningOn } from '../start/running.ts';
import { routerKeyOf } from '../start/secrets.ts';
import { bandung, setneg } from './people.ts';

const root = join(import.meta.dirname, '..');
const directories: string[] = [];
const programs: ChildProcess[] = [];

/** Where a system has been started before, which takes longer than all that comes after it. */
let begun: Promise<string> | undefined;
afterAll(async () => rmSync((await begun) ?? '', { recursive: true, force: true }));
afterEach(async () => {
  for (const program of programs.splice(0)) await stopped(program, 'SIGTERM');
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

function directory(): string {
  const made = mkdtempSync(join(tmpdir(), 'bagi-pakai-program-'));
  directories.push(made);
  return made;
}

interface Program {
  readonly process: ChildProcess;
  readonly output: () => string;
}

function start(
  program: string,
  settings: Record<string, string>,
  args: readonly string[] = [],
  ownGroup = false,
): Program {
  const child = spawn(process.execPath, [join(root, 'start', program), ...args], {
    detached: ownGroup,
    env: { ...surroundings, PORT: '0', ASN: '50', LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  programs.push(child);
  let output = '';
  child.stdout?.on('data', (part: Buffer) => (output += part.toString()));
  child.stderr?.on('data', (part: Buffer) => (output += part.toString()));
  return { process: child, output: () => output };
}

async function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exit = once(child, 'exit');
  child.kill(signal);
  return ((await exit) as [number | null])[0];
}

async function ended(program: Program, code = 1): Promise<string> {
  if (program.process.exitCode === null) await once(program.process, 'exit');
  expect(program.process.exitCode).toBe(code);
  return program.output();
}

/** Waits until the system on a data directory is ready, and returns its address. */
async function ready(dataDirectory: string, program: Program): Promise<string> {
  await expect
    .poll(
      async () => {
        if (program.process.exitCode !== null) throw new Error(`It ended: ${program.output()}`);
        const running = runningOn(dataDirectory);
        return running?.pid === program.process.pid && (await fetch(`${running?.publicUrl}/readyz`)).status;
      },
      { timeout: 60_000, interval: 50 },
    )
    .toBe(200);
  return runningOn(dataDirectory)?.publicUrl ?? '';
}

/** A directory of its own in which a system has been started before. */
async function begunDirectory(): Promise<string> {
  const begin = async () => {
    const made = mkdtempSync(join(tmpdir(), 'bagi-pakai-program-'));
    const program = start('all.ts', { DATA_DIRECTORY: made });
    await ready(made, program);
    await stopped(program.process, 'SIGTERM');
    return made;
  };
  begun ??= begin();
  const copy = directory();
  execFileSync('cp', ['--archive', `${await begun}/.`, copy]);
  return copy;
}

function tokenOf(partner: string, dataDirectory: string): string {
  return execFileSync(process.execPath, [join(root, 'cli', 'main.ts'), 'token', partner], {
    env: { ...surroundings, DATA_DIRECTORY: dataDirectory },
    encoding: 'utf8',
  }).trim();
}

async function bandungAt(url: string, dataDirectory: string): Promise<unknown> {
  const token = tokenOf('bp-tapera', dataDirectory);
  const reply = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query: `{ asn(nip: "${bandung.nip}", instansiId: "${bandung.instansiId}") { id } }` }),
  });
  return reply.json();
}

it('an empty directory becomes a running system; it is the same system after a stop, and after kill -9', async () => {
  const DATA_DIRECTORY = directory();
  const first = start('all.ts', { DATA_DIRECTORY });
  const answer = await bandungAt(await ready(DATA_DIRECTORY, first), DATA_DIRECTORY);
  expect(answer).toEqual({ data: { asn: { id: bandung.id } } });
  expect(await stopped(first.process, 'SIGTERM')).toBe(0);
  expect(runningOn(DATA_DIRECTORY)).toBeNull();

  const second = start('all.ts', { DATA_DIRECTORY });
  expect(await bandungAt(await ready(DATA_DIRECTORY, second), DATA_DIRECTORY)).toEqual(answer);
  await stopped(second.process, 'SIGKILL');

  const third = start('all.ts', { DATA_DIRECTORY });
  expect(await bandungAt(await ready(DATA_DIRECTORY, third), DATA_DIRECTORY)).toEqual(answer);
});

it('Ctrl-C, which everything in its group hears, leaves subgraphs of other processes to the router that waits for them', async () => {
  const DATA_DIRECTORY = await begunDirectory();
  const program = start('all.ts', { DATA_DIRECTORY, SUBGRAPHS: 'http' }, [], true);
  await ready(DATA_DIRECTORY, program);
  process.kill(-(program.process.pid ?? 0), 'SIGINT');
  expect(await ended(program, 0)).not.toContain('is started again');
});

it('a subgraph alone over HTTP answers the router beside it for a caller whom it knows, and nobody else', async () => {
  const DATA_DIRECTORY = await begunDirectory();
  const system = start('all.ts', { DATA_DIRECTORY });
  await ready(DATA_DIRECTORY, system);
  const alone = start('subgraph.ts', { DATA_DIRECTORY }, ['keluarga']);
  await expect.poll(() => alone.output()).toContain('http://');
  const address = /http:\S+/.exec(alone.output())?.[0] ?? '';
  const assertCall = routerAssertion(routerKeyOf(configOf({ DATA_DIRECTORY })));
  const ask = async (query: string, headers: Record<string, string>, vouched = true) => {
    const body = Buffer.from(JSON.stringify({ query }));
    const call = { subgraph: 'keluarga', partner: 'setneg-siapp', agreement: '2022-08-23', requestId: 'test', body };
    const assertion = vouched ? { [assertionHeader]: await assertCall(call) } : {};
    return fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...assertion, ...headers },
      body,
    });
  };
  const children = (field: string) =>
    `{ _entities(representations: [{ __typename: "Asn", id: "${setneg.id}" }]) { ... on Asn { anak { ${field} } } } }`;
  expect((await ask(children('nama'), {})).status).toBe(401);
  expect((await ask(children('nama'), { authorization: 'Bearer x' })).status).toBe(401);
  const authorization = `Bearer ${tokenOf('setneg-siapp', DATA_DIRECTORY)}`;
  expect((await ask(children('nama'), { authorization }, false)).status).toBe(401);
  const granted: any = await (await ask(children('nama'), { authorization })).json();
  expect(granted.data._entities[0].anak.length).toBeGreaterThan(0);
  const beyond: any = await (await ask(children('tanggalLahir'), { authorization })).json();
  expect(beyond.data ?? null).toBeNull();
  expect(beyond.errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  expect(JSON.stringify(beyond)).not.toMatch(/stack|node_modules/);
  // Who was not believed is written down by the subgraph itself, as one event for each way, at the latest when it stops.
  expect(await stopped(alone.process, 'SIGTERM')).toBe(0);
  expect(alone.output().match(/"panggilan-tidak-dipercaya"[^\n]*"misfit":"token","kali":2/g)).toHaveLength(1);
  expect(alone.output().match(/"panggilan-tidak-dipercaya"[^\n]*"misfit":"assertion","kali":1/g)).toHaveLength(1);
  expect(alone.output()).not.toContain('recording failed');
});

/** Does to a program, when a signal comes, what no part of it should do. */
function faulty(faults: Readonly<Record<string, string>>): string {
  const lines = Object.entries(faults).map(([signal, fault]) => `process.on('${signal}', () => { ${fault} });`);
  return `--import data:text/javascript;base64,${Buffer.from(lines.join('\n')).toString('base64')}`;
}

it('a failure that nobody waited for ends nothing; after one that nobody caught, what is under way is finished first', async () => {
  const DATA_DIRECTORY = await begunDirectory();
  const fault = `new TypeError('rahasia')`;
  const NODE_OPTIONS = faulty({ SIGUSR2: `Promise.reject(${fault})`, SIGWINCH: `throw ${fault}` });
  const system = start('all.ts', { DATA_DIRECTORY, NODE_OPTIONS });
  const url = new URL(await ready(DATA_DIRECTORY, system));
  const told = async (words: string) => {
    await expect.poll(() => system.output()).toContain(words);
    return JSON.parse(system.output().match(new RegExp(`.*${words}.*`))?.[0] ?? '');
  };
  const seen = { incidentId: expect.any(String), kind: 'TypeError' };

  system.process.kill('SIGUSR2');
  expect(await told('nobody waited for')).toMatchObject({ level: 'error', ...seen });
  expect(await bandungAt(url.origin, DATA_DIRECTORY)).toEqual({ data: { asn: { id: bandung.id } } });

  const body = JSON.stringify({ query: `{ asn(nip: "${bandung.nip}", instansiId: "${bandung.instansiId}") { id } }` });
  const asking = request(`${url.origin}/graphql`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${tokenOf('bp-tapera', DATA_DIRECTORY)}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    },
  });
  asking.write(body.slice(0, 10));
  // Whoever comes after it is answered: the first part of it has been read.
  await fetch(`${url.origin}/healthz`);
  system.process.kill('SIGWINCH');
  expect(await told('nobody caught')).toMatchObject({ level: 'fatal', ...seen });
  asking.end(body.slice(10));
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  expect(await json(response)).toEqual({ data: { asn: { id: bandung.id } } });
  expect(await ended(system, 1)).not.toContain('rahasia');
  expect(runningOn(DATA_DIRECTORY)).toBeNull();
});

it('a port that is in use is named, with what to do', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const output = await ended(start('all.ts', { DATA_DIRECTORY: directory(), PORT: String(port) }));
  taken.close();
  expect(output).toContain(`Port ${port} on 127.0.0.1 is in use`);
  expect(output).not.toMatch(/\n\s+at /);
});

it('a wrong database password is named, and not told', async () => {
  const url = new URL(inject('clusterUrl'));
  url.password = 'rahasia-salah';
  const output = await ended(start('all.ts', { DATA_DIRECTORY: directory(), DATABASE_URL: url.href }));
  expect(output).toMatch(/password/i);
  expect(output).not.toContain('rahasia-salah');
  expect(output).not.toMatch(/\n\s+at /);
});

it('settings that cannot be used are all named', async () => {
  const output = await ended(start('all.ts', { DATA_DIRECTORY: directory(), PORT: 'http', SUBGRAPHS: 'sometimes' }));
  expect(output).toContain('PORT');
  expect(output).toContain('SUBGRAPHS');
});

it('production refuses to start on what is made for development', async () => {
  const output = await ended(start('all.ts', { DATA_DIRECTORY: directory(), NODE_ENV: 'production' }));
  for (const name of ['DATABASE_URL', 'ISSUER_URL', 'PUBLIC_URL', 'SEAL_KEY']) expect(output).toContain(name);
});

it('a disk that is full is named, with what to do', async (context) => {
  const DATA_DIRECTORY = directory();
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=30m', 'tmpfs', DATA_DIRECTORY]);
  context.skip(mount.status !== 0, 'mounting a small disk needs root');
  try {
    const output = await ended(start('all.ts', { DATA_DIRECTORY }));
    expect(output).toMatch(/full|space/i);
    expect(output).toContain(DATA_DIRECTORY);
    expect(output).not.toMatch(/\n\s+at /);
  } finally {
    spawnSync('umount', [DATA_DIRECTORY]);
  }
});

it('a token is asked of a running system by a name that it knows', async () => {
  const DATA_DIRECTORY = directory();
  expect(await ended(start('../cli/main.ts', { DATA_DIRECTORY }, ['token', 'lan']))).toContain('npm start');
  expect(await ended(start('../cli/main.ts', { DATA_DIRECTORY }, ['token']), 2)).toContain('partner');
});
