// A server that speaks S3, with one bucket, for as long as a test file lasts.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import S3rver from '@20minutes/s3rver';
import type { Bucket } from '../s3.ts';

export async function startS3(directory: string): Promise<{ bucket: Bucket; stop: () => void }> {
  const s3 = new S3rver({ directory, silent: true, configureBuckets: [{ name: 'berkas', configs: [] }] });
  await s3.configureBuckets();
  const server = createServer(s3.callback()).listen(0, '127.0.0.1');
  await new Promise((listening) => void server.once('listening', listening));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const bucket = {
    endpoint,
    region: 'us-east-1',
    bucket: 'berkas',
    prefix: 'siasn/',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
  };
  return {
    bucket,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
