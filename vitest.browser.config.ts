// The tests in a browser alone: npm run test:browser
import { defineConfig } from 'vitest/config';
import everything from './vitest.config.ts';

export default defineConfig({
  ...everything,
  test: {
    ...everything.test,
    include: ['tests/browser/*.test.ts'],
    exclude: [],
    // A browser may be slow; what never comes is what fails.
    expect: { poll: { timeout: 30_000 } },
    globalSetup: ['tests/browser/chromium.ts', 'tests/cluster.ts'],
    reporters: ['verbose'],
  },
});
