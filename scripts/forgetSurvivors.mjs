// Takes the mutants that lived out of what earlier runs have found, so that each run tries them anew. Stryker takes over a
// mutant of what is computed when a module is loaded for as long as the module stays, whatever test has come to see it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import config from '../stryker.config.mjs';

const { incrementalFile } = config;
if (existsSync(incrementalFile)) {
  const found = JSON.parse(readFileSync(incrementalFile, 'utf8'));
  for (const file of Object.values(found.files))
    file.mutants = file.mutants.filter(({ status }) => status !== 'Survived' && status !== 'NoCoverage');
  writeFileSync(incrementalFile, JSON.stringify(found));
}
