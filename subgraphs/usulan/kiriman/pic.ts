// Who may approve proposals: given and taken by SIAPP NV, group by group (Lampiran 2).
import { refusal } from '@bagi/agreements/refusals.ts';
import { type Check, formFaults, id, optional, required, written } from '@bagi/kit/inbox/form.ts';
import type { Kind, Writing } from '@bagi/kit/inbox/kinds.ts';
import { and, eq } from 'drizzle-orm';
import { pic } from '../tables.ts';
import { faulty } from './faulty.ts';

const groups = { kp: 'KP', pemberhentian: 'PEMBERHENTIAN', jfku: 'JFKU', siapp: 'SIAPP' } as const;
const names = ['kp', 'pemberhentian', 'jfku', 'siapp'] as const;

const access: Check = (value) => (value === 'BERI' || value === 'CABUT' ? null : 'It is neither BERI nor CABUT.');

const fields = {
  nip: required(written(/^\d{18}$/, 'a NIP of 18 digits')),
  id: required(id),
  kp: optional(access),
  pemberhentian: optional(access),
  jfku: optional(access),
  siapp: optional(access),
};

/**
 * Whoever is named need not be of those whom the agreement is about, and whether there is such a person is not looked up: the
 * answer would tell it.
 */
export const kelolaPic: Kind = {
  operation: 'Mutation.kelolaPic',
  jenis: 'PIC',
  input: 'PicMasukan',
  classes: {
    'PicMasukan.nip': 'pribadi',
    'PicMasukan.id': 'mesin',
    'PicMasukan.kp': 'mesin',
    'PicMasukan.pemberhentian': 'mesin',
    'PicMasukan.jfku': 'mesin',
    'PicMasukan.siapp': 'mesin',
  },
  faults: (isi) => formFaults(fields, isi),
  faulty,
  references: {},
  needs: [
    {
      table: pic,
      select: ['asnId', 'nip', 'kelompok', 'aktif'],
      insert: ['asnId', 'nip', 'kelompok', 'aktif'],
      update: ['nip', 'aktif'],
    },
  ],
  async apply({ rekaman: [record] }, writing) {
    const isi = record?.isi ?? {};
    const given = names.filter((name) => isi[name] === 'BERI' || isi[name] === 'CABUT');
    if (given.length === 0) throw refusal('BAD_USER_INPUT', 'No group is named: give or take access to one at least.');
    const asnId = String(isi['id']);
    const nip = String(isi['nip']);
    for (const name of given) {
      const aktif = isi[name] === 'BERI';
      await writing
        .insert(pic)
        .values({ asnId, nip, kelompok: groups[name], aktif })
        .onConflictDoUpdate({ target: [pic.asnId, pic.kelompok], set: { nip, aktif } });
    }
    const named = (access: string) => given.filter((name) => isi[name] === access).map((name) => groups[name]);
    return { nip, beri: named('BERI'), cabut: named('CABUT') };
  },
};

/** Whether somebody is PIC of a group now. */
export async function isPic(writing: Writing, nip: string, kelompok: string | null): Promise<boolean> {
  const of = Object.values(groups).find((group) => group === kelompok);
  if (!of) return false;
  const [found] = await writing
    .select({ nip: pic.nip })
    .from(pic)
    .where(and(eq(pic.nip, nip), eq(pic.kelompok, of), eq(pic.aktif, true)));
  return found !== undefined;
}
