// Prints an assertion for curl: node examples/klien/assertion.ts <partner>
import { settingsOf } from './settings.ts';
import { assertion } from './token.ts';

const [, , mitra = ''] = process.argv;
console.log(assertion(settingsOf(mitra)));
