// Which addresses may be called: origins by name, and whatever they resolve to on the public network or on one that is named too.
import { lookup as resolve, type LookupAddress, type LookupOptions } from 'node:dns';
import ipaddr from 'ipaddr.js';
import { OutboundFault } from './fault.ts';

export interface Allowed {
  /** As in https://siapp.example:8443; nothing else is ever called. */
  readonly origins: readonly string[];
  /** Networks beside the public one that the names of origins may resolve to, as 10.8.0.0/16: a line between two offices. */
  readonly networks: readonly string[];
}

/** The address, if it may be called. A name that leads inside is found out only when it is resolved. */
export function allowedAddress({ origins }: Allowed, address: string): URL | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || url.username !== '' || url.password !== '' || !/^https?:$/.test(url.protocol)) return null;
  return origins.some((one) => URL.canParse(one) && new URL(one).origin === url.origin) ? url : null;
}

/** Whether a machine at this address may be spoken to. An address that stands in an origin itself was meant. */
export function isOpenTo({ networks }: Allowed, address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const found = ipaddr.process(address);
  if (found.range() === 'unicast') return true;
  return networks.some((network) => {
    const [range, bits] = ipaddr.parseCIDR(network);
    return range.kind() === found.kind() && found.match(range, bits);
  });
}

type Answer = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/**
 * Resolves a name for a connection that is about to be made, and refuses the whole name when one of its addresses is not
 * open: what was looked at is what is connected to, so no second answer of the name's owner comes in between.
 */
export function guardedLookup(allowed: Allowed) {
  return (name: string, options: LookupOptions, answer: Answer): void => {
    resolve(name, { ...options, all: true }, (error, addresses) => {
      if (error) return answer(error, []);
      const [first] = addresses;
      if (!first || addresses.some(({ address }) => !isOpenTo(allowed, address)))
        return answer(new OutboundFault('ALAMAT_TIDAK_DIIZINKAN'), []);
      if (options.all) return answer(null, addresses);
      answer(null, first.address, first.family);
    });
  };
}
