// What is asked of the record: npm run record -- person | hold | release | holds | breach | retention | export | verify
import { breach } from './record/breach.ts';
import { exportRecord } from './record/export.ts';
import { hold, holds, release } from './record/hold.ts';
import { person } from './record/person.ts';
import { retention } from './record/retention.ts';
import { verifyRecord } from './record/verify.ts';
import { runCommand } from './program.ts';

const usage = `npm run record -- <what> …

  person --nip <nip> | --nik <nik> [--csv <file>] [--pdf <file>] [--auditor]
      everything that was told of a person: a table, or files to hand over
  hold --by <name> --reason <why> --basis <law> --until <day> [--partner <p>] [--nip <nip> | --nik <nik>] [--from <t>] [--to <t>]
      keeps accesses from the persons whom they are about, until that day
  release --id <hold> --by <name> --reason <why>
      ends a hold before its day
  holds
      what is kept from persons today
  breach (--client <id> | --partner <p>) --from <t> --until <t> --out <directory> [--accesses]
      what a credential was sent, about whom: a pack of files with checksums; with a line for each access when asked
  retention [--keep-months <n>] [--destroy-key <year>] [--by <name>] [--apply]
      makes the months to come, drops those that are over, forgets the persons of a year
  export --out <directory> [--from <time>] [--until <time>]
      writes accesses with their leaves and checkpoints: all, or those of a time such as 2026-11-01
  verify <directory> [--key <file>] [--checkpoint <file or folder>]… [--receipt <file>]… [--authority <file>]
      finds what was changed in an export, taken out, put in, moved, cut off or rolled back; needs no database`;

const commands: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  person,
  hold,
  release,
  holds,
  breach,
  retention,
  export: exportRecord,
  verify: verifyRecord,
};

await runCommand(async () => {
  const [, , what = '', ...args] = process.argv;
  const command = Object.hasOwn(commands, what) ? commands[what] : undefined;
  if (!command) throw new Error(usage);
  await command(args);
});
