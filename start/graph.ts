// The subgraphs of this installation: the only place that knows them all by name.
import { asn } from '@bagi/asn/index.ts';
import { finansial } from '@bagi/finansial/index.ts';
import { keluarga } from '@bagi/keluarga/index.ts';
import { type Answer, answerer } from '@bagi/kit/answer.ts';
import type { Tools } from '@bagi/kit/context.ts';
import type { OnFailure } from '@bagi/kit/failures.ts';
import type { Subgraph } from '@bagi/kit/subgraph.ts';
import { riwayat } from '@bagi/riwayat/index.ts';
import type { Ask } from '@bagi/router/plan.ts';
import { usulan } from '@bagi/usulan/index.ts';

export const graph: readonly Subgraph[] = [asn, keluarga, riwayat, usulan, finansial];

/** Asks subgraphs in this process. Each call has its own asking: nothing that one subgraph notes reaches another. */
export function inProcess(subgraphs: readonly Subgraph[], tools: Tools, onFailure: OnFailure): Ask {
  const answers = new Map<string, Answer>(subgraphs.map((one) => [one.name, answerer(one, tools, onFailure)]));
  return (subgraph, part, { contract, officer, requestId, publicUrl, persons }) => {
    const answer = answers.get(subgraph);
    if (!answer) throw new Error(`The plan names the subgraph ${subgraph}, which does not exist.`);
    return answer(part, { contract, officer, requestId, publicUrl, persons });
  };
}
