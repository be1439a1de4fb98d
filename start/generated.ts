// What is generated and committed, to be reviewed: path → text, from the project's root.
import { contract, contractSdl } from '@bagi/agreements/contract.ts';
import type { Library } from '@bagi/agreements/library.ts';
import { acknowledgementSchema } from '@bagi/changes/acknowledgement.ts';
import { reportSchema } from '@bagi/changes/report.ts';
import { guides, guidesRoom } from '@bagi/guides/guides.ts';
import type { Graph } from '@bagi/schema/compose.ts';
import { examplesOf } from './examples.ts';
import { registeredOf } from './handbook.ts';

const contractsRoom = 'schema/contracts';

/** Where nothing but what is generated stands. */
export const generatedRooms: readonly string[] = [contractsRoom, guidesRoom];

/** The supergraph, the forms that schema:check reads and writes, the latest contract of every partner, and the guides. */
export function generated({ supergraphSdl, schema }: Graph, library: Library): ReadonlyMap<string, string> {
  const contracts = [...library].flatMap(([partner, versions]): [string, string][] => {
    const latest = versions.at(-1);
    return latest ? [[`${contractsRoom}/${partner}.graphql`, contractSdl(contract(latest.agreement, schema))]] : [];
  });
  return new Map([
    ['schema/supergraph.graphql', `${supergraphSdl.trim()}\n`],
    ['changes/report.schema.json', `${JSON.stringify(reportSchema(), null, 2)}\n`],
    ['changes/acknowledged.schema.json', `${JSON.stringify(acknowledgementSchema(), null, 2)}\n`],
    ...contracts,
    ...guides(library, schema, { registeredOf, examplesOf }),
  ]);
}
