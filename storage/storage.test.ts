// Every storage keeps the same promises: this machine's disk, and any that speaks S3.
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diskStorage } from './disk.ts';
import { s3Storage } from './s3.ts';
import { checksumOf, type Storage } from './storage.ts';
import { startS3 } from './test/s3.ts';

const directory = mkdtempSync(join(tmpdir(), 'bagi-storage-'));
const spool = join(directory, 'spool');
let server: Awaited<ReturnType<typeof startS3>>;
let storages: Record<string, Storage>;

beforeAll(async () => {
  server = await startS3(join(directory, 's3'));
  storages = { disk: diskStorage(join(directory, 'disk')), s3: s3Storage(server.bucket, spool) };
});
afterAll(() => {
  server.stop();
  rmSync(directory, { recursive: true, force: true });
});

const parts = (...texts: string[]) => Readable.from(texts.map((text) => Buffer.from(text)));
const leftOver = () =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('unfinished'));

describe.each(['disk', 's3'])('%s', (kind) => {
  const storage = () => {
    const found = storages[kind];
    if (!found) throw new Error(kind);
    return found;
  };
  const contentOf = async (sha256: string) => {
    const found = await storage().open(sha256);
    return found && { size: found.size, text: (await buffer(found.bytes)).toString() };
  };

  it('gives back under the checksum what was put, once or twice', async () => {
    const sha256 = checksumOf(Buffer.from('satu'));
    expect([await storage().put(Buffer.from('satu')), await storage().put(Buffer.from('satu'))]).toEqual([
      sha256,
      sha256,
    ]);
    expect(await contentOf(sha256)).toEqual({ size: 4, text: 'satu' });
  });

  it('keeps what comes in pieces, and an empty file', async () => {
    const kept = await storage().receive(parts('du', 'a'), { maxBytes: 3 });
    expect(kept).toEqual({ sha256: checksumOf(Buffer.from('dua')), size: 3 });
    expect(await contentOf(kept?.sha256 ?? '')).toEqual({ size: 3, text: 'dua' });
    const empty = await storage().receive(parts(), { maxBytes: 3 });
    expect(await contentOf(empty?.sha256 ?? '')).toEqual({ size: 0, text: '' });
  });

  it('keeps nothing of what is too large, is not what was announced, or is judged unfit', async () => {
    const [large, other, unfit] = ['terlalu besar', 'lain', 'buruk'];
    expect(await storage().receive(parts(large), { maxBytes: 5 })).toBe(null);
    const told = await storage().receive(parts(other), { maxBytes: 9, expected: 'f'.repeat(64) });
    expect(told?.sha256).toBe(checksumOf(Buffer.from(other)));
    const judge = () => Promise.reject(new Error('unfit'));
    await expect(storage().receive(parts(unfit), { maxBytes: 9, judge })).rejects.toThrow('unfit');
    for (const text of [large, other, unfit]) expect(await storage().open(checksumOf(Buffer.from(text)))).toBe(null);
    expect(leftOver()).toEqual([]);
  });

  it('keeps nothing of what breaks off', async () => {
    async function* broken() {
      yield Buffer.from('setengah');
      await Promise.reject(new Error('gone'));
    }
    await expect(storage().receive(broken(), { maxBytes: 99 })).rejects.toThrow('gone');
    expect(leftOver()).toEqual([]);
  });

  it('opens nothing by a name that is no checksum', async () => {
    for (const name of ['../../etc/passwd', '', 'A'.repeat(64), `${'a'.repeat(64)}/..`])
      expect(await storage().open(name)).toBe(null);
  });
});

it('a storage that does not answer is no file that is absent', async () => {
  const nobody = s3Storage(
    { endpoint: 'http://127.0.0.1:9', region: 'x', bucket: 'b', accessKeyId: 'k', secretAccessKey: 's' },
    spool,
  );
  await expect(nobody.open('a'.repeat(64))).rejects.toThrow();
});

it('what cannot be read from the disk is told to whoever asks for it, before anything of it is given', async () => {
  const sha256 = checksumOf(Buffer.from('bukan berkas'));
  mkdirSync(join(directory, 'disk', sha256.slice(0, 2)), { recursive: true });
  // A socket has a size, and cannot be opened, not even by root.
  const socket = createServer().listen(join(directory, 'disk', sha256.slice(0, 2), sha256));
  await once(socket, 'listening');
  await expect(storages['disk']?.open(sha256)).rejects.toThrow('ENXIO');
  socket.close();
});

it('a storage that breaks off keeps no file of ours open, and nothing of what was not kept', async () => {
  const cut = createServer((connection) => {
    connection.on('error', () => {});
    connection.on('data', (part) => {
      if (part.toString('latin1').startsWith('HEAD '))
        connection.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n');
      else connection.resetAndDestroy();
    });
  }).listen(0, '127.0.0.1');
  await once(cut, 'listening');
  const endpoint = `http://127.0.0.1:${(cut.address() as AddressInfo).port}`;
  const storage = s3Storage({ ...server.bucket, endpoint }, spool);
  const large = Readable.from(Array.from({ length: 64 }, () => Buffer.alloc(64 * 1024)));
  await expect(storage.receive(large, { maxBytes: 2 ** 23 })).rejects.toThrow();
  cut.close();
  expect(leftOver()).toEqual([]);
  const open = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return '';
    }
  });
  expect(open.filter((path) => path.includes('unfinished'))).toEqual([]);
});
