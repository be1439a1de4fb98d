// Everything that an operator would look at, looked at in turn: bagi doctor
import { existsSync } from 'node:fs';
import { styleText } from 'node:util';
import { databaseDirectory } from '../start/database.ts';
import { documents } from './doctor/documents.ts';
import { duties } from './doctor/duties.ts';
import { type Finding, looked, ok, type State, wrong } from './doctor/finding.ts';
import { keeping, sealed } from './doctor/keeping.ts';
import { machine } from './doctor/machine.ts';
import { register } from './doctor/register.ts';
import { exits } from './exits.ts';
import { withDatabase } from './opened.ts';
import { show, table } from './shown.ts';
import { settingsOf, type Terminal } from './terminal.ts';
import type { Json } from './words.ts';

export async function doctor(terminal: Terminal, flags: Json): Promise<void> {
  const findings = await examined(terminal);
  const worst = (['wrong', 'warn'] as const).find((state) => findings.some((one) => one.state === state)) ?? 'ok';
  if (worst === 'wrong') terminal.process.exitCode = exits.wrong;
  show(terminal, flags, { state: worst, findings }, () => told(terminal, findings));
}

async function examined(terminal: Terminal): Promise<Finding[]> {
  const remedy = 'The README lists every setting, and start/config.ts what each may be.';
  const settings = await looked('settings', remedy, () => {
    const { production } = settingsOf(terminal);
    return ok(production ? 'for production' : 'for development');
  });
  if (settings.state === 'wrong') return [settings];
  const config = settingsOf(terminal);
  const read = await documents(config);
  const withoutDatabase = [settings, ...(await machine(config)), ...read.findings, ...(await keeping(config))];
  // To look is not to make one: an embedded server is only started where there is one.
  if (config.databaseUrl === undefined && !existsSync(databaseDirectory(config.dataDirectory)))
    return [
      ...withoutDatabase,
      {
        what: 'database',
        ...wrong(`there is none in ${config.dataDirectory}`, 'The first start makes one: npm start'),
      },
    ];
  try {
    const rest = await withDatabase(terminal, async (opened) => [
      ...(await register(opened, read.documents)),
      ...(await sealed(opened)),
      ...(await duties(opened)),
    ]);
    return [...withoutDatabase, ...rest];
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return [...withoutDatabase, { what: 'database', ...wrong(said, 'See DATABASE_URL, and whether the server runs.') }];
  }
}

const colours = { ok: 'green', warn: 'yellow', wrong: 'red' } as const satisfies Record<State, string>;

function told(terminal: Terminal, findings: readonly Finding[]): string {
  const paint = (state: State) =>
    terminal.colour ? styleText(colours[state], state, { validateStream: false }) : state;
  const lines = findings.map(({ what, state, said, remedy }) => [
    paint(state),
    what,
    remedy === undefined || state === 'ok' ? said : `${said}\n→ ${remedy}`,
  ]);
  const count = (state: State) => findings.filter((one) => one.state === state).length;
  return [
    table(terminal, ['', '', ''], lines).replace(/^.*\n/, ''),
    '',
    `${count('ok')} ok, ${count('warn')} to be looked at, ${count('wrong')} wrong.`,
  ].join('\n');
}
