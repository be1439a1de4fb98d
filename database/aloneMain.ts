// The program that alone.ts runs: starts an embedded server, tells it in one line, and stays until its input ends.
import { startEmbedded, type Wish } from './embedded.ts';
import { DatabaseError } from './errors.ts';

const wish = JSON.parse(process.argv[2] ?? '') as Wish;
try {
  const { url, port, pid } = await startEmbedded(wish);
  process.stdout.write(`${JSON.stringify({ url, port, pid })}\n`);
  process.stdin.resume().once('end', () => process.exit(0));
} catch (error) {
  const code = error instanceof DatabaseError ? error.code : 'UNKNOWN';
  process.stdout.write(`${JSON.stringify({ code, message: String(error) })}\n`);
}
