// What a partner registers of its own through the API: judged as if it were asked, and kept under the checksum of its bytes.
import { refusal } from '@bagi/agreements/refusals.ts';
import { operationName } from '@bagi/agreements/registered.ts';
import type { Context } from '@bagi/kit/context.ts';
import * as calls from './calls.ts';

interface Given {
  readonly nama: string;
  readonly naskah: string;
}

export async function registered(_: unknown, __: unknown, { call }: Context) {
  return call(calls.operasi, {});
}

export async function register(_: unknown, { nama, naskah }: Given, { asking, call, judge }: Context) {
  if (!operationName.test(nama)) throw refusal('BAD_USER_INPUT', 'nama is up to 64 letters, digits, _ and -.');
  if (!judge) throw new Error('Nobody judges documents here.');
  const { id, coordinates, cost, faults } = judge(asking.contract, naskah);
  if (faults.length > 0) throw refusal('BAD_USER_INPUT', `naskah would never be answered: ${faults.join(' ')}`);
  const { version } = asking.contract.agreement;
  const [said] = await call(calls.daftarkan, { id, nama, naskah, koordinat: coordinates, biaya: cost, versi: version });
  if (said?.['hasil'] === 'PENUH')
    throw refusal('BAD_USER_INPUT', 'You have as many registered as you may: take one out first.');
  return (await call(calls.operasi, {})).find((one) => one['id'] === id);
}

export async function remove(_: unknown, { id }: { id: string }, { call }: Context) {
  const [, hash] = /^(?:sha256:)?([0-9a-f]{64})$/.exec(id) ?? [];
  if (hash === undefined) return false;
  const [said] = await call(calls.cabut, { id: hash });
  return said?.['hasil'] === true;
}
