// How migrations are made: drizzle-kit compares the tables of every subgraph with the last migration.
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: [
    './subgraphs/kit/tables.ts',
    './subgraphs/*/tables.ts',
    './subgraphs/*/lampau.ts',
    './subgraphs/*/*/tables.ts',
    './webhooks/tables.ts',
    './record/tables.ts',
    './record/seal/tables.ts',
  ],
  out: './migrations/sql',
  casing: 'snake_case',
  migrations: { prefix: 'timestamp' },
});
