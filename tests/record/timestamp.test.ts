// Others say when a checkpoint was there: their stamps are believed only over what they stamped, and only from who is trusted.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportLog } from '@bagi/record/seal/offline/export.ts';
import { verifyExport } from '@bagi/record/seal/offline/verify.ts';
import { stampOnce } from '@bagi/record/seal/stamping.ts';
import { certificatesIn, stampedAt, stampRequest } from '@bagi/record/seal/timestamp.ts';
import { expect, it, onTestFinished } from 'vitest';
import { startTestSystem } from '../system.ts';
import { startAuthority } from './authority.ts';
import { minute, testLog } from './log.ts';

/** What OpenSSL 3.0 answered (openssl ts -reply) to a request of ours over this text, and the root of its certificate. */
const text = 'contoh\n1\nabc=\n\n\u2014 contoh x\n';
const answer = Buffer.from(
  [
    'MIIE8jADAgEAMIIE6QYJKoZIhvcNAQcCoIIE2jCCBNYCAQMxDzANBglghkgBZQMEAgEFADBuBgsqhkiG9w0BCRABBKBfBF0wWwIB',
    'AQYEKgMEATAxMA0GCWCGSAFlAwQCAQUABCBSSQ4YfQwCkVPSwjnOItpkGEl4gZG9n1gDGovcJZJHkgIBAxgPMjAyNjExMjExNjIw',
    'MjZaAgkBnNIjbF3WPu6gggMKMIIBhjCCASugAwIBAgIUcFLPkDjbk12vi14QxmjyJItj7ggwCgYIKoZIzj0EAwIwFDESMBAGA1UE',
    'AwwJQ29udG9oIENBMB4XDTI2MTEyMTE2MTkzOFoXDTM2MTExODE2MTkzOFowFTETMBEGA1UEAwwKQ29udG9oIFRTQTBZMBMGByqG',
    'SM49AgEGCCqGSM49AwEHA0IABAGz2O/6goiJtyrVdbYqBOl7PA9W+onqu68NkSVKMsQlFIX6L8A8hiAl7YMLdwwUPGoflg/2zKNO',
    'U4lG0bECknmjWjBYMBYGA1UdJQEB/wQMMAoGCCsGAQUFBwMIMB0GA1UdDgQWBBQ6UiaHw5HYYWDD6SyzKpw8Jl8KoTAfBgNVHSME',
    'GDAWgBThURKIvY61Gx71/t/zVCp6KMHflDAKBggqhkjOPQQDAgNJADBGAiEA2kpKOIbLTQdYYs7/0wKo4XcvFMpjCx4BXNU1ODpk',
    '4cACIQDjms6xyBUE64B9furuYFT9JOCjOWKZsa0ZaYSV5yibajCCAXwwggEjoAMCAQICFD1MT37MiM8horgFqAZ4pohV7sPCMAoG',
    'CCqGSM49BAMCMBQxEjAQBgNVBAMMCUNvbnRvaCBDQTAeFw0yNjExMjExNjE5MzhaFw0zNjExMTgxNjE5MzhaMBQxEjAQBgNVBAMM',
    'CUNvbnRvaCBDQTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABF3StQ2SMM4Np4L60W+utAblYauo0NPXiiWwDiv0slLq7nGHLRGX',
    'Mvdh1YnOJewHlt4DDqjSuRzOBI3Nj2aLNOmjUzBRMB0GA1UdDgQWBBThURKIvY61Gx71/t/zVCp6KMHflDAfBgNVHSMEGDAWgBTh',
    'URKIvY61Gx71/t/zVCp6KMHflDAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCIBWLO0Wq0dtTdqqTr2eJOJ5qaosE',
    'ex/UQCqVy5uQDhRPAiBFS1QQuk97aKs16+aGGazYwAffRbdg6UNuThMN6wI53zGCAUAwggE8AgEBMCwwFDESMBAGA1UEAwwJQ29u',
    'dG9oIENBAhRwUs+QONuTXa+LXhDGaPIki2PuCDANBglghkgBZQMEAgEFAKCBpDAaBgkqhkiG9w0BCQMxDQYLKoZIhvcNAQkQAQQw',
    'HAYJKoZIhvcNAQkFMQ8XDTI2MTEyMTE2MjAyNlowLwYJKoZIhvcNAQkEMSIEIISO8vrSmG5al3br0LeCPng9BNFExVtVrbP6/Fzp',
    'M+nVMDcGCyqGSIb3DQEJEAIvMSgwJjAkMCIEIHahoMZx/dJf73MH8uTVGmMQpC7Pl7e2pb1qvhKZBJu+MAoGCCqGSM49BAMCBEcw',
    'RQIgPqQ+j6KHUgDwcdeEZvQMUe80dlXaRLW/DevbcLaCEr0CIQC/s3moaRx8348QPIknmXy/NSdSerPzNG3PNAI9xA67Hg==',
  ].join(''),
  'base64',
);
const root = certificatesIn(`-----BEGIN CERTIFICATE-----
MIIBfDCCASOgAwIBAgIUPUxPfsyIzyGiuAWoBnimiFXuw8IwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJQ29udG9oIENBMB4XDTI2MTEyMTE2MTkzOFoXDTM2MTExODE2
MTkzOFowFDESMBAGA1UEAwwJQ29udG9oIENBMFkwEwYHKoZIzj0CAQYIKoZIzj0D
AQcDQgAEXdK1DZIwzg2ngvrRb660BuVhq6jQ09eKJbAOK/SyUurucYctEZcy92HV
ic4l7AeW3gMOqNK5HM4Ejc2PZos06aNTMFEwHQYDVR0OBBYEFOFREoi9jrUbHvX+
3/NUKnoowd+UMB8GA1UdIwQYMBaAFOFREoi9jrUbHvX+3/NUKnoowd+UMA8GA1Ud
EwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgFYs7RarR21N2qpOvZ4k4nmpq
iwR7H9RAKpXLm5AOFE8CIEVLVBC6T3toqzXr5oYZrNjAB99Ft2DpQ25OEw3rAjnf
-----END CERTIFICATE-----
`);

it('a stamp of another implementation is read, and holds for its text, its signer and nothing else', async () => {
  expect(new Date(await stampedAt(answer, text, root)).toISOString()).toBe('2026-11-21T16:20:26.000Z');
  await expect(stampedAt(answer, `${text}x`, root)).rejects.toThrow('over another text');
  await expect(stampedAt(answer, text, [])).rejects.toThrow('not signed by an authority that is trusted');
  await expect(stampedAt(answer, text, root, Buffer.of(1, 2))).rejects.toThrow('another request');
  const changed = Buffer.from(answer);
  changed[changed.length - 5] = (changed[changed.length - 5] ?? 0) ^ 1;
  await expect(stampedAt(changed, text, root)).rejects.toThrow('not signed');
});

async function authority() {
  const started = await startAuthority();
  onTestFinished(started.close);
  const ask = async (request: Uint8Array) => {
    const reply = await fetch(started.url, { method: 'POST', body: new Uint8Array(request) });
    return Buffer.from(await reply.arrayBuffer());
  };
  return { ...started, asked: { name: started.url, trusted: certificatesIn(started.pem), ask } };
}

it('each request is answered for itself: the answer to another is not taken', async () => {
  const { asked } = await authority();
  const [one, other] = [stampRequest('satu'), stampRequest('satu')];
  const first = await asked.ask(one.bytes);
  await stampedAt(first, 'satu', asked.trusted, one.nonce);
  await expect(stampedAt(first, 'satu', asked.trusted, other.nonce)).rejects.toThrow('another request');
});

it('the newest checkpoint is stamped when it is time, once, and an export shows the stamps to whoever trusts the authority', async () => {
  const { asked, given, pem } = await authority();
  const log = await testLog();
  const sealer = await log.seal();
  const { sql, folder, clock } = log;
  const stamp = () =>
    stampOnce({ sql, folder, authority: asked, everyMs: 60 * minute, now: () => clock.ms }, sealer.newest());
  // The authority's clock is the real one.
  clock.ms = Date.now();
  expect(await stamp()).toBe(true);
  await log.record(1);
  await sealer.round();
  expect(await stamp()).toBe(false);
  clock.ms += 61 * minute;
  await log.record(1);
  await sealer.round();
  expect(await stamp()).toBe(true);
  expect(await stamp()).toBe(false);
  expect(given()).toBe(2);
  expect(readdirSync(log.directory).filter((name) => name.endsWith('.tsr'))).toEqual(['0.tsr', '2.tsr']);

  const directory = join(log.directory, 'ekspor');
  const verifiers = [log.signer.verifier];
  await exportLog(sql, { directory, verifiers, fromMs: null, untilMs: null, onProgress: () => {} });
  const verified = (trusted: readonly Uint8Array[]) =>
    verifyExport({ directory, verifiers, checkpoints: [], receipts: [], trusted, onProgress: () => {} });
  const good = await verified(certificatesIn(pem));
  expect(good.findings).toEqual([]);
  expect(good.said.join('\n')).toContain('2 checkpoints were stamped by others');
  expect((await verified([])).said.join('\n')).toContain('were not looked at');
  expect((await verified(root)).findings).toHaveLength(2);
  writeFileSync(join(directory, 'stamps', '0.tsr'), readFileSync(join(directory, 'stamps', '2.tsr')));
  expect((await verified(certificatesIn(pem))).findings).toEqual([
    { where: 'time-stamp of checkpoint 0', what: 'The stamp is over another text.' },
  ]);
});

it('a system with an authority has its checkpoints stamped by it; one that is down keeps nobody from serving', async () => {
  const { url, pem, close } = await authority();
  const directory = mkdtempSync(join(tmpdir(), 'bagi-pakai-tsa-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  writeFileSync(join(directory, 'root.pem'), pem);
  const settings = { TSA_URL: url, TSA_CERTIFICATES: join(directory, 'root.pem') };
  const system = await startTestSystem(settings);
  onTestFinished(system.stop);
  await expect.poll(async () => (await system.sql`select nomor from catatan.stempel`).length).toBe(1);
  await close();
  const other = await startTestSystem(settings);
  onTestFinished(other.stop);
  await expect.poll(() => other.logged.some((line) => line.includes('no time-stamp'))).toBe(true);
  expect((await other.ask('lan', '{ perjanjian { judul } }')).status).toBe(200);
});
