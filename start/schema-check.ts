// Whom a change of the schema or of an agreement hits: npm run schema:check -- [--base <commit>] [--format markdown] …
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dayInJakarta } from '@bagi/agreements/term.ts';
import { acknowledgedFile } from '@bagi/changes/formats/phrases.ts';
import { formats, isFormat } from '@bagi/changes/formats/formats.ts';
import { schemaCheck } from '@bagi/changes/schemaCheck.ts';

const project = join(import.meta.dirname, '..');

const usage = `npm run schema:check -- [options]

  --base <commit>         what to compare with: any name that git knows. Without it: where the branch left main; on main the
                          commit before, or HEAD while something is not committed; where there is no history, nothing
  --format <form>         ${formats.join(', ')}
  --acknowledged <file>   the acknowledged breaking changes (${acknowledgedFile})
  --deploying             what is acknowledged must be in effect today as well
  --help                  this

Ends with 0 if it passes, 1 if something breaks that is not acknowledged, 2 if it cannot be judged. docs/schema-changes.md`;

process.exitCode = await run();

async function run(): Promise<number> {
  const words = understood();
  if (words === null) return 2;
  const { base, format = 'terminal', acknowledged = join(project, acknowledgedFile), deploying = false, help } = words;
  if (help) {
    console.log(usage);
    return 0;
  }
  if (!isFormat(format)) {
    console.error(`There is no form ${format}: ${formats.join(', ')}.`);
    return 2;
  }
  const { code, text } = await schemaCheck({
    project,
    base,
    format,
    acknowledged,
    deploying,
    today: dayInJakarta(Date.now()),
    window: {
      width: process.stdout.columns ?? 100,
      colour: process.stdout.isTTY && !process.env['NO_COLOR'],
    },
  });
  (code === 2 ? process.stderr : process.stdout).write(text);
  return code;
}

function understood() {
  try {
    return parseArgs({
      options: {
        base: { type: 'string' },
        format: { type: 'string' },
        acknowledged: { type: 'string' },
        deploying: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return null;
  }
}
