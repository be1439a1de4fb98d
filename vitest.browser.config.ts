// The tests in a browser alone: npm run test:browser
import { defineConfig } from 'vitest/config';
import everything from './vitest.config.ts';

export default defineConfig({
  ...everything,
  test: {
    ...everything.test,
    include: ['tests/browser/*.test.ts'],
    exclude: [],
    globalSetup: ['tests/browser/chromium.ts', 'tests/cluster.ts'],
    reporters: ['verbose'],
  },
});
