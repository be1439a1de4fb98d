// Enters a ready server with its password, and learns from it how it runs.
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { openPool } from './connect.ts';
import { notStarted, passwordLost } from './errors.ts';
import { databaseName, passwordFileOf, urlOf } from './place.ts';
import type { Server } from './server.ts';

export type Welcome = { url: string; durable: boolean };

// For its owner: makes the database when the server is entered for the first time.
export async function enter(directory: string, server: Server): Promise<Welcome> {
  return (await look(directory, server)) ?? (await enterFirst(directory, server));
}

// For all others: null as long as the owner has not made the database, or when the server is just going.
export async function visit(directory: string, server: Server): Promise<Welcome | null> {
  try {
    return await look(directory, server);
  } catch (error) {
    if (error instanceof Error && 'code' in error && passing.has(String(error.code))) return null;
    throw error;
  }
}

const passing = new Set([
  '57P01',
  '57P03',
  'ECONNREFUSED',
  'ENOENT',
  'ECONNRESET',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
]);

async function look(directory: string, server: Server): Promise<Welcome | null> {
  const url = urlOf(directory, server);
  try {
    const [row] = await ask(url, 'show fsync');
    return { url, durable: row?.['fsync'] === 'on' };
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error;
    if (error.code === '3D000') return null;
    throw error.code === '28P01' ? passwordLost(passwordFileOf(directory)) : error;
  }
}

async function enterFirst(directory: string, server: Server): Promise<Welcome> {
  await ask(urlOf(directory, server, 'postgres'), `create database ${databaseName}`);
  const welcome = await look(directory, server);
  if (welcome === null) throw notStarted(directory, '');
  return welcome;
}

// The driver tries again for ever when a server takes connections and drops each before it is ready.
const answerMsMax = 15_000;

async function ask(url: string, statement: string): Promise<postgres.Row[]> {
  const sql = openPool(url, { max: 1, applicationName: 'bagi-embedded' });
  const giveUp = new AbortController();
  try {
    const silence = pause(answerMsMax, undefined, { signal: giveUp.signal }).then(() => {
      throw new Error('The server takes connections and answers none.');
    });
    return await Promise.race([sql.unsafe(statement), silence]);
  } finally {
    giveUp.abort();
    await sql.end({ timeout: 1 });
  }
}
