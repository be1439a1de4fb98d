// Hostile files are refused by the address they come to, and leave nothing behind: no file, no memory, no place of their own.
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { checksumOf } from '@bagi/storage/storage.ts';
import { jpeg, pdf, png, zip } from '@bagi/storage/test/files.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setneg } from '../people.ts';
import { dataUsulan } from '../stories/dataUsulan.ts';
import { startTestSystem, type TestSystem } from '../system.ts';
import { put, refused, sent } from './sends.ts';

const files = mkdtempSync(join(tmpdir(), 'bagi-hostile-'));
/** Ends with 1 where it finds a text, as a malware scanner does. */
const scanner = `${files}.sh`;
writeFileSync(scanner, '! grep -q CONTOH-JAHAT "$1"');
let system: TestSystem;
let usulanId: string;
beforeAll(async () => {
  system = await startTestSystem({ FILES_DIRECTORY: files, MALWARE_SCANNER: `command:sh ${scanner}` });
  const masukan = { periode: '2026-12-01', asnId: setneg.id, detailLayananId: '11', dataUsulan: dataUsulan['11'] };
  usulanId = (await sent(system, 'kirimUsulan', masukan)).usulanId;
});
afterAll(async () => {
  await system.stop();
  for (const one of [files, scanner]) rmSync(one, { recursive: true, force: true });
});

const address = (): Promise<{ alamat: string; unggahanId: string }> =>
  sent(system, 'unggahDokumenUsulan', { usulanId, referensiDokumenId: '101' });
const kept = () =>
  readdirSync(files, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(files, name)).isFile());

interface Told {
  readonly status: number;
  readonly code: unknown;
  readonly reason: unknown;
}
async function offered(bytes: NonNullable<RequestInit['body']>): Promise<Told> {
  const { alamat } = await address();
  const reply = await put(system, alamat, bytes);
  const body = (await reply.json()) as { errors?: { extensions: Record<string, unknown> }[] };
  const told = body.errors?.[0]?.extensions;
  return { status: reply.status, code: told?.['code'], reason: told?.['reason'] };
}

/** As many zeros as are wanted, made while they are sent; counts those that were asked for. */
function zeros(total: number, begin = Buffer.alloc(0)) {
  const counted = { bytes: 0 };
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (counted.bytes >= total) return controller.close();
      const part = counted.bytes === 0 ? Buffer.concat([begin, Buffer.alloc(64 * 1024)]) : Buffer.alloc(64 * 1024);
      counted.bytes += part.length;
      controller.enqueue(part);
    },
  });
  return { stream, counted };
}

describe('nothing is kept of', () => {
  it.each([
    [
      'a ZIP that says it is a gigabyte once opened',
      zip(deflateSync(Buffer.alloc(2 ** 20)), 2 ** 30),
      'JENIS_TIDAK_DITERIMA',
    ],
    ['a page with a script', Buffer.from('<!doctype html><script>alert(1)</script>'), 'JENIS_TIDAK_DITERIMA'],
    ['a picture in XML', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'JENIS_TIDAK_DITERIMA'],
    ['a program', Buffer.from(`MZ${'\0'.repeat(100)}`), 'JENIS_TIDAK_DITERIMA'],
    ['a PDF that is also a ZIP', Buffer.concat([pdf(), zip(Buffer.from('x'))]), 'BERISI_LEBIH_DARI_SATU_BERKAS'],
    [
      'a picture with a page behind it',
      Buffer.concat([jpeg(), Buffer.from('<html>')]),
      'BERISI_LEBIH_DARI_SATU_BERKAS',
    ],
    ['half a PDF', pdf().subarray(0, 100), 'TIDAK_LENGKAP'],
    ['a picture of 3.6 thousand million pixels', png(60_000, 60_000), 'GAMBAR_TERLALU_BESAR'],
    ['nothing', Buffer.alloc(0), 'KOSONG'],
  ])('%s', async (_, bytes, reason) => {
    expect(await offered(bytes)).toEqual({ status: 400, code: 'BAD_USER_INPUT', reason });
    expect(kept()).toEqual([]);
  });

  it('a file with malware', async () => {
    expect(await offered(pdf('CONTOH-JAHAT'))).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
    expect(kept()).toEqual([]);
  });

  it('a gigabyte that says so', async () => {
    const { alamat } = await address();
    const authorization = `Bearer ${await system.token('setneg-siapp')}`;
    const reply = await new Promise<number | undefined>((resolve, reject) => {
      const { hostname, port, pathname } = new URL(alamat);
      const headers = { authorization, 'content-length': String(2 ** 30) };
      const sending = request({ hostname, port, path: pathname, method: 'PUT', headers }, (got) =>
        resolve(got.statusCode),
      );
      sending.on('error', reject);
      sending.flushHeaders();
    });
    expect(reply).toBe(413);
    expect(kept()).toEqual([]);
  });

  it('a gigabyte that does not say so: it is left at the limit', async () => {
    const before = process.memoryUsage().rss;
    const { stream, counted } = zeros(2 ** 30, pdf());
    // The connection may end before the sender has read why.
    const told = await offered(stream).catch(() => null);
    if (told) expect(told).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
    expect(counted.bytes).toBeLessThan(2 ** 26);
    expect(process.memoryUsage().rss - before).toBeLessThan(2 ** 28);
    expect(kept()).toEqual([]);
  });

  it('a gigabyte of the wrong kind: it is left after its beginning', async () => {
    const { stream, counted } = zeros(2 ** 30);
    const told = await offered(stream).catch(() => null);
    if (told) expect(told).toMatchObject({ status: 400, reason: 'JENIS_TIDAK_DITERIMA' });
    expect(counted.bytes).toBeLessThan(2 ** 24);
    expect(kept()).toEqual([]);
  });

  it('anything at an address with a path in it, of another partner, or without one', async () => {
    const { alamat } = await address();
    for (const other of ['/../../etc/passwd', '%2e%2e%2f%2e%2e%2fetc%2fpasswd', '/x.pdf']) {
      const reply = await put(system, `${alamat}${other}`, pdf());
      expect(reply.status).toBe(404);
    }
    expect((await put(system, alamat, pdf(), 'bkn-verifikator')).status).toBe(404);
    expect((await fetch(alamat, { method: 'PUT', body: pdf() })).status).toBe(401);
    expect(kept()).toEqual([]);
  });
});

describe('a document', () => {
  it('is stored once, however often it is sent and by whatever name', async () => {
    const bytes = pdf('once');
    for (const _ of [1, 2]) {
      const { alamat, unggahanId } = await address();
      expect((await put(system, alamat, bytes)).status).toBe(200);
      await sent(system, 'selesaikanUnggahan', { unggahanId, sha256: checksumOf(bytes) });
    }
    expect(kept()).toEqual([`${checksumOf(bytes).slice(0, 2)}/${checksumOf(bytes)}`]);
  });

  it('is what came first to its address; sent again, the answer is heard again', async () => {
    const { alamat, unggahanId } = await address();
    const first = await (await put(system, alamat, png())).json();
    expect(first).toEqual({ id: unggahanId, sha256: checksumOf(png()), ukuran: png().length, tipeMedia: 'image/png' });
    expect(await (await put(system, alamat, jpeg())).json()).toEqual(first);
    const completing = { unggahanId, sha256: checksumOf(jpeg()) };
    expect(await refused(system, 'selesaikanUnggahan', completing)).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'sha256',
    });
    await sent(system, 'selesaikanUnggahan', { unggahanId, sha256: checksumOf(png()) });
  });

  it('is none before its bytes have come, and is nobody’s but its sender’s', async () => {
    const { unggahanId } = await address();
    const completing = { unggahanId, sha256: checksumOf(pdf()) };
    expect(await refused(system, 'selesaikanUnggahan', completing)).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'unggahanId',
    });
    expect(await refused(system, 'selesaikanUnggahan', { ...completing, unggahanId: 'absent' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'unggahanId',
    });
  });

  it('takes the place of the one before, which stays', async () => {
    const [row] = await system.sql`
      select count(*)::int as all, count(*) filter (where berlaku)::int as last from usulan.dokumen
      where usulan_id = ${usulanId} and referensi_dokumen_id = '101'`;
    expect(row?.['all']).toBeGreaterThan(1);
    expect(row?.['last']).toBe(1);
  });
});
