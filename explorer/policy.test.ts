// What the page's policy opens is written here again, so that nothing is opened by the way.
import { expect, it } from 'vitest';
import { contentSecurityPolicy } from './policy.ts';

it('runs, styles, loads and asks only what is our own', () => {
  const directives = contentSecurityPolicy('NONCE').split('; ');
  expect(directives.toSorted()).toEqual([
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'none'",
    "font-src 'self' data:",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "img-src 'self' data:",
    "script-src 'nonce-NONCE'",
    "style-src 'nonce-NONCE'",
    "style-src-attr 'unsafe-inline'",
    "style-src-elem 'self' 'nonce-NONCE'",
    "worker-src 'self'",
  ]);
});
