// How a command is declared: what it takes, what its help teaches, and the function that is read when it is called.
import { type BaseArgs, buildCommand, type TypedCommandParameters } from '@stricli/core';
import { type Lesson, lesson as taught } from './lesson.ts';
import type { Terminal } from './terminal.ts';

/** A function that is called takes the terminal first; the library would hand it over as `this`. */
type Called<Flags, Args extends BaseArgs> = (terminal: Terminal, flags: Flags, ...args: Args) => Promise<void>;

interface Declared<Flags extends Readonly<Partial<Record<keyof Flags, unknown>>>, Args extends BaseArgs> {
  readonly read: () => Promise<Called<Flags, Args>>;
  readonly parameters: NoInfer<TypedCommandParameters<Flags, Args, Terminal>>;
  readonly lesson: Lesson;
}

export function command<
  const Flags extends Readonly<Partial<Record<keyof Flags, unknown>>>,
  const Args extends BaseArgs,
>({ read, parameters, lesson }: Declared<Flags, Args>) {
  return buildCommand<Flags, Args, Terminal>({
    async loader() {
      const call = await read();
      return function calling(flags, ...args) {
        return call(this, flags, ...args);
      };
    },
    parameters,
    docs: taught(lesson),
  });
}
