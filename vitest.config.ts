// How tests run: on a real PostgreSQL that is started once, each file with a database of its own.
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Hundreds of programs and files of tests load the same packages: what Node made of them is kept, as it is for `npm start`.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules', '.cache', 'compiled');

export default defineConfig({
  // Vitest would load graphql twice, once for the tests and once for the packages they use.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['**/*.test.ts'],
    // Those in a browser need one: npm run test:browser.
    exclude: ['**/node_modules/**', '.data/**', 'tests/browser/**'],
    globalSetup: ['tests/cluster.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is awaited comes; a busy machine takes its time.
    expect: { poll: { timeout: 30_000 } },
    maxWorkers: 2,
    // Files share two processes: to load everything again for each of them took a third of the time.
    isolate: false,
    // Enough for every persona, every kind of row, and lists of several pages.
    provide: { persons: 2_000, shared: false },
    reporters: ['default'],
  },
});
