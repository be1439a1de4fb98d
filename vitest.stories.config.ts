// The stories alone, on a population of any size: ASN=1000000 npm run stories
import { defineConfig } from 'vitest/config';
import everything from './vitest.config.ts';

const persons = Number(process.env['ASN'] ?? 10_000);

export default defineConfig({
  ...everything,
  test: {
    ...everything.test,
    include: [
      'tests/stories/*.test.ts',
      'tests/verification/verification.test.ts',
      'tests/pemadanan/pemadanan.test.ts',
    ],
    // The register is filled once and shared: a copy of a million persons for each file would take longer than the stories.
    provide: { persons, shared: true },
    maxWorkers: 1,
    // A list of everyone is matched from end to end, twice.
    testTimeout: 600_000,
    hookTimeout: 3_600_000,
    reporters: ['verbose'],
  },
});
