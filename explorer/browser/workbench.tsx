// GraphiQL on the partner's own contract: what it writes down stays in this tab, and every refusal is heard.
import { GraphiQL, type GraphiQLProps, HISTORY_PLUGIN } from 'graphiql';
import { useMemo, useRef } from 'react';
import { ask, type Problem } from './ask.ts';
import { AgreementShown, examplesPlugin, isNarrow } from './examplesPane.tsx';
import { whereTokenIs } from './keeping.ts';
import { agreementQuery, type Session } from './session.ts';

interface WorkbenchProps {
  readonly session: Session;
  readonly onProblem: (problem: Problem) => void;
}

const plugins = [examplesPlugin, HISTORY_PLUGIN];
const tabs = [{ query: agreementQuery }];

export function Workbench({ session, onProblem }: WorkbenchProps) {
  // GraphiQL keeps the first fetcher that it is given; a later token reaches it by these.
  const token = useRef(session.token);
  token.current = session.token;
  const heard = useRef(onProblem);
  heard.current = onProblem;
  const storage = useMemo(whereTokenIs, []);
  const fetcher = useMemo<GraphiQLProps['fetcher']>(
    () => async (question) => {
      const { body, problem } = await ask(token.current, question);
      if (problem) heard.current(problem);
      return body as Record<string, unknown>;
    },
    [],
  );
  return (
    <AgreementShown value={session.agreement}>
      <GraphiQL
        fetcher={fetcher}
        storage={storage}
        plugins={plugins}
        {...(isNarrow() ? {} : { visiblePlugin: examplesPlugin })}
        defaultTabs={tabs}
        defaultEditorToolsVisibility="variables"
        isHeadersEditorEnabled={false}
        showPersistHeadersSettings={false}
        schemaDescription
        inputValueDeprecation
      >
        <GraphiQL.Logo>
          <></>
        </GraphiQL.Logo>
      </GraphiQL>
    </AgreementShown>
  );
}
