// How the tests of what decides run on mutants: those that stand beside it, without a database, the nearest first.
import { basename, dirname } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = import.meta.dirname;

/** Most mutants fail the test that stands beside them, and the first test that fails ends a run. */
class NearestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const [mutated = ''] = this.ctx.config.related ?? [];
    const distance = ({ moduleId }: TestSpecification) => {
      if (basename(moduleId, '.test.ts') === basename(mutated, '.ts')) return 0;
      return dirname(moduleId) === dirname(mutated) ? 1 : 2;
    };
    return files.toSorted((a, b) => distance(a) - distance(b) || a.moduleId.localeCompare(b.moduleId));
  }
}

export default defineConfig({
  resolve: {
    alias: [
      { find: /^graphql$/, replacement: 'graphql/index.js' },
      // Mutants are made in a copy of the rooms; the links in node_modules lead to the rooms themselves.
      { find: /^@bagi\/(asn|finansial|keluarga|kit|riwayat|usulan)\//, replacement: `${root}/subgraphs/$1/` },
      { find: /^@bagi\/(\w+)\//, replacement: `${root}/$1/` },
    ],
  },
  test: {
    include: ['{agreements,identity,migrations,router,start,subgraphs,webhooks}/**/*.test.ts'],
    // Those that need a database.
    exclude: ['**/node_modules/**', 'webhooks/{announce,announceChanges,review}.test.ts'],
    sequence: { sequencer: NearestFirst },
    // Some mutants make a test wait for ever.
    testTimeout: 10_000,
  },
});
