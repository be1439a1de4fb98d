// A receiver that refuses every fiftieth message the first time it comes, so that some must be sent again.
import { type Receiver, startReceiver } from '../../webhooks/receiver.ts';

export async function startUnwilling(): Promise<Receiver> {
  const receiver = await startReceiver();
  const seen = new Set<string>();
  receiver.answers(({ headers }) => {
    const id = String(headers['webhook-id']);
    const isFirst = !seen.has(id);
    seen.add(id);
    return { status: isFirst && seen.size % 50 === 0 ? 503 : 204 };
  });
  return receiver;
}
