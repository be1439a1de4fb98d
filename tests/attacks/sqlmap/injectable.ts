// A server that puts a variable into the text of its SQL and hides every error: what sqlmap must find, or it would find nothing.
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import type { Sql } from 'postgres';
import { listening, type Served } from '../../listening.ts';

/** Answers `asn(id:)` like the router, a person or nobody, but by a statement that it writes with the id in it. */
export async function startInjectable(sql: Sql): Promise<Served> {
  const answer = async (asked: unknown): Promise<unknown> => {
    const { id } = (asked as { variables: { id: string } }).variables;
    try {
      const [asn] = await sql.unsafe(`select id from asn.asn where id = '${id}'`);
      return { data: { asn: asn ? { id: asn['id'] } : null } };
    } catch {
      return { errors: [{ message: 'The system failed.' }] };
    }
  };
  return listening(
    createServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      void json(request)
        .then(answer)
        .catch(() => ({ errors: [{ message: 'The body is not JSON.' }] }))
        .then((reply) => response.end(JSON.stringify(reply)));
    }),
  );
}
