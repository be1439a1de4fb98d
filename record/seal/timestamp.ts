// Time-stamps of others over checkpoints (RFC 3161): that a checkpoint was there at a time is then said by more than us.
import { createHash, randomBytes } from 'node:crypto';
import { Integer, Null, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  Certificate,
  ExtKeyUsage,
  MessageImprint,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';

const sha256 = '2.16.840.1.101.3.4.2.1';
const extendedKeyUsage = '2.5.29.37';
const timeStamping = '1.3.6.1.5.5.7.3.8';

/** Status values by which an authority says that it has stamped. */
const granted = new Set([0, 1]);

/** A request for a stamp over a text, and what must come back in the answer to it. */
export interface StampRequest {
  readonly bytes: Uint8Array;
  readonly nonce: Uint8Array;
}

export function stampRequest(text: string): StampRequest {
  // A leading byte that is neither 0 nor above 127, so that the number has one form.
  const nonce = Buffer.concat([Buffer.of(1), randomBytes(8)]);
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256, algorithmParams: new Null() }),
      hashedMessage: octets(digestOf(text)),
    }),
    nonce: new Integer({ valueHex: exact(nonce) }),
    certReq: true,
  });
  return { bytes: new Uint8Array(request.toSchema().toBER(false)), nonce };
}

/** When an authority says that it saw a text; throws when the answer is no stamp over it, or of an authority that is not trusted. */
export async function stampedAt(
  answer: Uint8Array,
  text: string,
  trusted: readonly Uint8Array[],
  nonce?: Uint8Array,
): Promise<number> {
  const response = TimeStampResp.fromBER(exact(answer));
  if (!granted.has(response.status.status))
    throw new Error(`The authority did not stamp: status ${response.status.status}.`);
  const { signed, stamp } = contentOf(response);
  const imprint = stamp.messageImprint;
  if (imprint.hashAlgorithm.algorithmId !== sha256 || !digestOf(text).equals(valueOf(imprint.hashedMessage)))
    throw new Error('The stamp is over another text.');
  if (nonce && (!stamp.nonce || !Buffer.from(nonce).equals(Buffer.from(stamp.nonce.valueBlock.valueHexView))))
    throw new Error('The stamp answers another request.');
  await requireTrusted(signed, text, trusted, stamp.genTime);
  return stamp.genTime.getTime();
}

/** Certificates of a PEM file. */
export function certificatesIn(pem: string): Buffer[] {
  return [...pem.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g)].map(
    ([, text = '']) => Buffer.from(text, 'base64'),
  );
}

/** The library's own check of an answer leaves out who the signer is. */
async function requireTrusted(
  signed: SignedData,
  text: string,
  trusted: readonly Uint8Array[],
  checkDate: Date,
): Promise<void> {
  const verdict = await signed
    .verify({
      signer: 0,
      data: exact(Buffer.from(text)),
      trustedCerts: trusted.map((der) => Certificate.fromBER(exact(der))),
      checkChain: true,
      checkDate,
      extendedMode: true,
    })
    .catch(() => null);
  const uses = verdict?.signerCertificate?.extensions?.find(({ extnID }) => extnID === extendedKeyUsage)?.parsedValue;
  const stamps = uses instanceof ExtKeyUsage && uses.keyPurposes.includes(timeStamping);
  if (verdict?.signatureVerified === true && verdict.signerCertificateVerified === true && stamps) return;
  throw new Error('The stamp is not signed by an authority that is trusted.');
}

function contentOf({ timeStampToken }: TimeStampResp): { signed: SignedData; stamp: TSTInfo } {
  if (!timeStampToken) throw new Error('The answer holds no stamp.');
  const signed = new SignedData({ schema: timeStampToken.content });
  const { eContent } = signed.encapContentInfo;
  if (!eContent) throw new Error('The stamp is empty.');
  return { signed, stamp: TSTInfo.fromBER(exact(valueOf(eContent))) };
}

/** Octets that came in pieces as one. */
function valueOf(octets: OctetString): Buffer {
  return Buffer.from(octets.getValue());
}

function octets(bytes: Uint8Array): OctetString {
  return new OctetString({ valueHex: exact(bytes) });
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Bytes as a buffer of their own length. */
function exact(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
