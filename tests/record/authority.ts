// A time-stamping authority as others run one (RFC 3161), over HTTP, with a certificate of its own that a root has signed.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Integer, ObjectIdentifier, OctetString, PrintableString } from 'asn1js';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  Attribute,
  BasicConstraints,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  Extension,
  ExtKeyUsage,
  IssuerAndSerialNumber,
  PKIStatus,
  PKIStatusInfo,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';

export interface TestAuthority {
  readonly url: string;
  /** The root that its certificate leads up to, as PEM. */
  readonly pem: string;
  /** How many stamps it has given. */
  readonly given: () => number;
  readonly close: () => Promise<void>;
}

interface Holder {
  readonly certificate: Certificate;
  readonly keys: CryptoKeyPair;
}

const tstInfo = '1.2.840.113549.1.9.16.1.4';

export async function startAuthority(): Promise<TestAuthority> {
  const root = await holder('Contoh Induk', null);
  const own = await holder('Contoh Penanda Waktu', root);
  let given = 0;
  const server = createServer((request, response) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const answer = await answered(own, TimeStampReq.fromBER(exact(Buffer.concat(parts))), ++given);
      response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(answer);
    })();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const der = Buffer.from(root.certificate.toSchema(true).toBER(false)).toString('base64');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    pem: `-----BEGIN CERTIFICATE-----\n${der}\n-----END CERTIFICATE-----\n`,
    given: () => given,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function holder(name: string, issuer: Holder | null): Promise<Holder> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ value: issuer ? 2 : 1 });
  const named = (text: string) =>
    new AttributeTypeAndValue({ type: '2.5.4.3', value: new PrintableString({ value: text }) });
  certificate.subject.typesAndValues.push(named(name));
  certificate.issuer.typesAndValues.push(...(issuer?.certificate.subject.typesAndValues ?? [named(name)]));
  certificate.notBefore.value = new Date(Date.now() - 86_400_000);
  certificate.notAfter.value = new Date(Date.now() + 86_400_000);
  const usage = issuer
    ? { extnID: '2.5.29.37', critical: true, extnValue: new ExtKeyUsage({ keyPurposes: ['1.3.6.1.5.5.7.3.8'] }) }
    : { extnID: '2.5.29.19', critical: true, extnValue: new BasicConstraints({ cA: true }) };
  certificate.extensions = [new Extension({ ...usage, extnValue: usage.extnValue.toSchema().toBER(false) })];
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign((issuer?.keys ?? keys).privateKey, 'SHA-256');
  return { certificate, keys };
}

async function answered({ certificate, keys }: Holder, request: TimeStampReq, serial: number): Promise<Buffer> {
  const stamp = new TSTInfo({
    version: 1,
    policy: '1.2.3.4.1',
    messageImprint: request.messageImprint,
    serialNumber: new Integer({ value: serial }),
    genTime: new Date(),
    ...(request.nonce ? { nonce: request.nonce } : {}),
  });
  const content = stamp.toSchema().toBER(false);
  const digest = createHash('sha256').update(new Uint8Array(content)).digest();
  const attributes = [
    new Attribute({ type: '1.2.840.113549.1.9.3', values: [new ObjectIdentifier({ value: tstInfo })] }),
    new Attribute({ type: '1.2.840.113549.1.9.4', values: [new OctetString({ valueHex: exact(digest) })] }),
  ];
  const signed = new SignedData({
    version: 3,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: tstInfo,
      eContent: new OctetString({ valueHex: content }),
    }),
    digestAlgorithms: [new AlgorithmIdentifier({ algorithmId: '2.16.840.1.101.3.4.2.1' })],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
    certificates: [certificate],
  });
  await signed.sign(keys.privateKey, 0, 'SHA-256');
  const answer = new TimeStampResp({
    status: new PKIStatusInfo({ status: PKIStatus.granted }),
    timeStampToken: new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) }),
  });
  return Buffer.from(answer.toSchema().toBER(false));
}

function exact(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
