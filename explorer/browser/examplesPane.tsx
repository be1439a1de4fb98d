// The pane that lists the services of the agreement, each with an example that a press opens in a tab.
import { type GraphiQLPlugin, pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { Kind, parse } from 'graphql';
import { createContext, useContext } from 'react';
import { exampleOf, type Service } from './examples.ts';
import { type Agreement, agreementQuery } from './session.ts';
import { Words } from './words.tsx';

/** The agreement whose services are listed. */
export const AgreementShown = createContext<Agreement | null>(null);

const modes: Readonly<Record<string, string>> = {
  view: 'baca',
  verify: 'verifikasi',
  aggregate: 'agregat',
  insert: 'kirim',
};

function Examples() {
  const agreement = useContext(AgreementShown);
  const schema = useGraphiQL(({ schema }) => schema);
  const open = useOpenInTab();
  if (!agreement || !schema) return null;
  const { layanan } = agreement;
  return (
    <section className="examples" aria-label="Contoh">
      <h2>
        <Words id="Contoh" en="Examples" />
      </h2>
      <p>{agreement.tujuan}</p>
      <ul>
        <li>
          <button type="button" onClick={() => open(agreementQuery, '')}>
            <strong>Perjanjian</strong>
            <small>
              <Words id="apa yang diizinkan, sampai kapan" en="what is permitted, until when" />
            </small>
          </button>
        </li>
        {layanan.map((service) => (
          <li key={`${service.pasal} ${service.nama}`}>
            <Offered service={service} example={exampleOf(schema, service, layanan)} open={open} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OfferedProps {
  readonly service: Service;
  readonly example: ReturnType<typeof exampleOf>;
  readonly open: (query: string, variables: string) => void;
}

function Offered({ service: { nama, pasal, mode }, example, open }: OfferedProps) {
  const told = (
    <>
      <strong>{nama}</strong>
      <small>
        {pasal} · {modes[mode] ?? mode}
        {example ? '' : ' · belum dilayani (not yet served)'}
      </small>
    </>
  );
  if (!example) return <div className="unserved">{told}</div>;
  return (
    <button type="button" onClick={() => open(example.query, example.variables)}>
      {told}
    </button>
  );
}

/** Opens a query in a tab of its own, or in the one at hand when nothing is written there. */
function useOpenInTab() {
  const actions = useGraphiQLActions();
  const { queryEditor, variableEditor } = useGraphiQL(pick('queryEditor', 'variableEditor'));
  return (query: string, variables: string) => {
    if ((queryEditor?.getValue() ?? '').trim() !== '') actions.addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables);
    // GraphiQL reads what is written a moment later: run before that, it would ask by the name of the operation before.
    actions.setOperationFacts(factsOf(query));
    // In a narrow window the pane lies over what it opens.
    if (isNarrow()) actions.setVisiblePlugin(null);
    queryEditor?.focus();
  };
}

function factsOf(query: string) {
  const documentAST = parse(query);
  const operations = documentAST.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const operationName = operations[0]?.name?.value;
  return { documentAST, operations, ...(operationName === undefined ? {} : { operationName }) };
}

/** As graphiql.css has it. */
export function isNarrow(): boolean {
  return window.matchMedia('(max-width: 760px)').matches;
}

function Icon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" height="1em" aria-hidden="true">
      <path d="M5 4h14v16H5zM8.500 9h7M8.500 12.500h7M8.500 16h4" strokeLinecap="round" />
    </svg>
  );
}

export const examplesPlugin: GraphiQLPlugin = { title: 'Contoh (Examples)', icon: Icon, content: Examples };
