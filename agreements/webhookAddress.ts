// Where news may be sent at all: over TLS, to a place without a secret in it; on one's own machine also in plain.

const ownMachine = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a text is such an address. */
export function isWebhookAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, hash } = new URL(text);
  if (username !== '' || password !== '' || hash !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && ownMachine.has(hostname));
}

/** Whether it leads to the machine that sends: good for trying, and for nothing else. */
export function isOwnMachine(text: string): boolean {
  return ownMachine.has(new URL(text).hostname);
}

/** Whether an attempt is made to send there: over TLS, and to the machine that sends only for trying. */
export function isSentTo(text: string, ownMachineToo: boolean): boolean {
  return isOwnMachine(text) ? ownMachineToo : new URL(text).protocol === 'https:';
}
