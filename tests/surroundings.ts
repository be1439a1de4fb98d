// What a program has of the surroundings in which it is started.

/** Where programs are found and what Node made of their sources is kept; nothing else is handed down. */
export const surroundings: Readonly<Record<string, string>> = Object.fromEntries(
  ['PATH', 'NODE_COMPILE_CACHE'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  }),
);
