// Generated agreements are agreements: what is measured with them is what partners would get.
import { check } from '@bagi/agreements/check.ts';
import { readLibrary } from '@bagi/agreements/library.ts';
import { compose } from '@bagi/schema/compose.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { agreementsCount, generatedPartners, writeAgreements } from './manyAgreements.ts';

it('generated agreements are such as the system would serve, and no two open the same', () => {
  const directory = mkdtempSync(join(tmpdir(), 'bagi-pakai-agreements-'));
  try {
    writeAgreements(directory);
    const { schema } = compose();
    const library = readLibrary([directory]);
    expect(library.size).toBe(agreementsCount);
    // Each is judged alone, and all are of one make.
    const some = [...library.values()].flat().filter((_, index) => index % 50 === 0);
    expect(some).toHaveLength(agreementsCount / 50);
    expect(some.flatMap((version) => check(version, schema))).toEqual([]);
    expect(new Set(generatedPartners.map(({ query }) => query)).size).toBe(agreementsCount);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
