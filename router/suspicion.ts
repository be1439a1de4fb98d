// Which refusals are worth an event when they come often: of tokens by the network they come from, of whoever is known by the client.
import type { Recurring } from '@bagi/record/repeated.ts';
import type { RefusalCode } from '@bagi/agreements/refusals.ts';

/** A request that was refused. */
export interface Refused {
  readonly partner: string;
  readonly client: string;
  readonly code: string;
  /** Of the other end of the connection: a proxy, where there is one before the router. */
  readonly address: string | undefined;
}

/** How many in a minute are too many to be mistakes. */
const tokensMax = 20;
const refusalsMax = 60;

/** Refusals for which the caller can do nothing, or which are ours to look into. */
const ours: ReadonlySet<string> = new Set<RefusalCode>([
  'NOT_RECORDED',
  'PARTNER_UNAVAILABLE',
  'UNAVAILABLE',
  'INTERNAL',
]);

/** What is to be counted of a refusal; null when it says nothing. */
export function suspicionOf({ partner, client, code, address }: Refused): Recurring | null {
  if (ours.has(code)) return null;
  if (partner === '')
    return { jenis: 'token-ditolak', mitra: null, rincian: { asal: networkOf(address) }, least: tokensMax };
  const klien = plain(client);
  // Whoever holds a token of an agreement that is over, or held back, knows that it is: once is worth a line.
  if (code === 'AGREEMENT_NOT_IN_FORCE')
    return { jenis: 'perjanjian-tidak-berlaku', mitra: plain(partner), rincian: { klien }, least: 1 };
  return { jenis: 'penolakan-beruntun', mitra: plain(partner), rincian: { klien, kode: code }, least: refusalsMax };
}

/** A call that a subgraph did not believe: somebody other than the router asks, or the two do not fit together. */
export function distrusted(subgraph: string, misfit: string): Recurring {
  return { jenis: 'panggilan-tidak-dipercaya', mitra: null, rincian: { subgraph, misfit }, least: 1 };
}

/** A name out of a token may hold anything, also the number of a person. */
function plain(name: string): string {
  return name
    .replaceAll(/[^ -~]/g, '?')
    .replaceAll(/\d{16,}/g, '#')
    .slice(0, 100);
}

/** The network of an address, and not whose it is in it: 203.0.113.0/24, 2001:db8:1::/48. */
export function networkOf(address = ''): string {
  const [, four] = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/i.exec(address) ?? [];
  if (four !== undefined) return `${four}.0/24`;
  const [head = ''] = address.split('::');
  return `${head.split(':').slice(0, 3).join(':')}::/48`;
}
