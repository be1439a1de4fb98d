// What a person reads when the system is ready: where it is, and what to try first.
import { personas } from '@bagi/population/personas.ts';
import type { Config } from './config.ts';
import type { System } from './system.ts';

/** The addresses of a running system; in development also a first query that works. */
export function welcome({ publicUrl, issuerUrl }: System, { production, subgraphsOverHttp, explorer }: Config): string {
  const { nip, instansiId } = personas.bandung;
  const addresses = [
    `Bagi Pakai is ready, its subgraphs ${subgraphsOverHttp ? 'one process each' : 'in this process'}.`,
    '',
    `  GraphQL   ${publicUrl}/graphql${explorer ? '  (in a browser: GraphiQL)' : ''}`,
    ...(explorer ? [`  handbook  ${publicUrl}/docs`] : []),
    `  health    ${publicUrl}/healthz  ${publicUrl}/readyz`,
    `  metrics   ${publicUrl}/metrics`,
    `  issuer    ${issuerUrl}`,
  ];
  const first = [
    '',
    'In another terminal, ask as BP Tapera:',
    '',
    '  TOKEN=$(npm run --silent token -- bp-tapera)',
    `  curl ${publicUrl}/graphql -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\`,
    `    -d '{"query":"{ asn(nip: \\"${nip}\\", instansiId: \\"${instansiId}\\") { id nama golonganRuang { id } } }"}'`,
    '',
    'Partners: bp-tapera, setneg-siapp, lan, taspen-life, bkn. Everyone in the register is invented. Ctrl-C stops.',
  ];
  return [...addresses, ...(production ? [] : first)].join('\n');
}
