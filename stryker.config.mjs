// Which modules decide: of these, every mutant must make a test fail. docs/mutation.md says why these, and what came of it.

const directory = '.data/mutation';

export default {
  mutate: [
    'agreements/*.ts',
    'identity/*.ts',
    'migrations/{applierRole,inForce,inboxRights,roles}.ts',
    'router/{accepted,admit,body,browses,decided,expected,fieldsIn,guard,identify,perDocument,question,reply,withoutSuggestion}.ts',
    'router/limits/*.ts',
    'start/closed-world.ts',
    'subgraphs/kit/{asked,calls,carryOut,classes,columns,completion,context,counting,cursor,failures,gate,inputs,listing,load,mentions,own-classes,pages,references,requested,rights,statement,subgraph,verdicts,vouched,words,workings}.ts',
    'subgraphs/kit/inbox/{decimals,digest,form,judging,kinds,landing,replies,sending,within,writable}.ts',
    'subgraphs/usulan/{life,persyaratan}.ts',
    'webhooks/{outcome,reminders,schedule,signing,standing,warnings}.ts',
    '!identity/assertion.ts',
    '!**/*.test.ts',
  ],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutation.config.ts' },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  thresholds: { high: 100, low: 100, break: 100 },
  // What a run has found is kept for the next one, for as long as neither the code nor its tests have changed.
  incremental: true,
  incrementalFile: `${directory}/incremental.json`,
  tempDirName: `${directory}/sandbox`,
  cleanTempDir: 'always',
  ignorePatterns: ['.data', 'docs'],
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { reportTests: false, logTests: false, allowColor: false },
  htmlReporter: { fileName: `${directory}/report.html` },
  jsonReporter: { fileName: `${directory}/report.json` },
  // TypeScript 7 has no programming interface that a tsconfig could be rewritten with; nothing here needs it.
  tsconfigFile: 'none',
};
