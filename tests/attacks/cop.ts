// The twelve checks of graphql-cop (github.com/dolevf/graphql-cop, 1.15), each with what counts as found: what a stranger tries first.

export interface Check {
  readonly name: string;
  /** Whether the server does what it should not. */
  readonly finds: (target: Target) => Promise<boolean>;
}

/** A GraphQL address, and the headers that go with every request. */
export interface Target {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Reply {
  readonly ok: boolean;
  readonly text: string;
  /** The body where it is JSON. */
  readonly body: any;
}

const times = (count: number, part: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => part(at)).join(' ');
const named = (body: string) => `query cop { ${body} }`;

export const checks: readonly Check[] = [
  {
    name: 'field suggestions',
    finds: async (target) => (await ask(target, named('__schema { directive }'))).text.includes('Did you mean'),
  },
  {
    name: 'introspection',
    finds: async (target) =>
      (await ask(target, named('__schema { types { name fields { name } } }'))).body?.data?.__schema?.types?.length > 0,
  },
  {
    name: 'an IDE',
    finds: async (target) =>
      /graphiql|graphql.playground|apollo.sandbox/i.test((await get(target, '', { accept: 'text/html' })).text),
  },
  {
    name: 'queries by GET',
    finds: async (target) => answered(await get(target, `?query=${encodeURIComponent(named('__typename'))}`)),
  },
  {
    name: 'a hundred aliases',
    finds: async (target) =>
      Boolean((await ask(target, named(times(101, (at) => `alias${at}: __typename`)))).body?.data?.alias100),
  },
  {
    name: 'batches',
    finds: async (target) =>
      (
        await post(
          target,
          Array.from({ length: 10 }, () => ({ query: named('__typename') })),
        )
      ).body?.length >= 10,
  },
  {
    name: 'tracing',
    finds: async (target) => holds(await ask(target, named('__typename')), 'tracing'),
  },
  {
    name: 'ten directives in one place',
    finds: async (target) =>
      (await ask(target, named(`__typename ${times(10, () => '@aa')}`))).body?.errors?.length === 10,
  },
  {
    name: 'questions about the schema in circles',
    finds: async (target) =>
      (await ask(target, named(`__schema { types { ${'fields { type { '.repeat(4)} name ${'} } '.repeat(4)} } }`))).body
        ?.data?.__schema?.types?.length > 0,
  },
  {
    name: 'mutations by GET',
    finds: async (target) => answered(await get(target, `?query=${encodeURIComponent('mutation cop { __typename }')}`)),
  },
  {
    name: 'forms',
    finds: async (target) =>
      answered(await reply(target, { body: new URLSearchParams({ query: named('__typename') }) })),
  },
  {
    name: 'failures in the open',
    finds: async (target) => {
      const heard = await ask(target, 'qwerty cop { abc }');
      return holds(heard, 'exception') || holds(heard, 'stacktrace') || /\bat .*:\d+:\d+/.test(heard.text);
    },
  },
];

/** Names of the checks that find something. */
export async function found(target: Target): Promise<string[]> {
  const names: string[] = [];
  for (const { name, finds } of checks) if (await finds(target)) names.push(name);
  return names;
}

async function ask(target: Target, query: string): Promise<Reply> {
  return post(target, { query, operationName: 'cop' });
}

async function post(target: Target, body: unknown): Promise<Reply> {
  return reply(target, { body: JSON.stringify(body) }, { 'content-type': 'application/json' });
}

async function get(target: Target, search: string, headers: Record<string, string> = {}): Promise<Reply> {
  return reply({ ...target, url: `${target.url}${search}` }, { method: 'GET' }, headers);
}

async function reply(target: Target, request: RequestInit, headers: Record<string, string> = {}): Promise<Reply> {
  const heard = await fetch(target.url, { method: 'POST', ...request, headers: { ...target.headers, ...headers } });
  const text = await heard.text();
  return { ok: heard.ok, text, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function answered({ body }: Reply): boolean {
  return Boolean(body?.data?.__typename);
}

/** Whether the extensions of a reply, or of an error in it, hold something under this name. */
function holds({ body }: Reply, name: string): boolean {
  const extensions = [body, ...(body?.errors ?? [])].map((one) => one?.extensions ?? {});
  return extensions.some((one) => name in one);
}
