// Whether a request is a person's with a browser, who is shown a page; programs send a POST.
import type { IncomingMessage } from 'node:http';

/** The page, when HTML is taken by name, and the files that belong to it. */
export function browses(path: string, { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  return path.startsWith('/explorer/') || (path === '/graphql' && takesHtml(headers.accept));
}

/** Browsers name text/html; what takes anything at all is a program. */
function takesHtml(accept: string | undefined): boolean {
  const ranges = accept
    ?.toLowerCase()
    .split(',')
    .map((range) => range.split(';').map((part) => part.trim()));
  return (
    ranges?.some(
      ([type, ...parameters]) => type === 'text/html' && !parameters.some((one) => /^q=0(\.0*)?$/.test(one)),
    ) ?? false
  );
}
