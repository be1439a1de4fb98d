// Setneg, annexes 2 to 12: the whole conversation about each of the 18 kinds of proposals, in both directions.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setneg, widyaiswara } from '../people.ts';
import { converse, type Parties, registerPic, type Subject, type Turn } from '../siapp/conversation.ts';
import { startCounterpart } from '../siapp/counterpart.ts';
import { startTestSystem } from '../system.ts';

let parties: Parties;
beforeAll(async () => {
  const siapp = await startCounterpart();
  const system = await startTestSystem({ SIAPP_URL: siapp.address, SIAPP_CREDENTIAL: siapp.credential });
  parties = { siapp, system };
  await registerPic(parties);
});
afterAll(async () => {
  await parties.system.stop();
  await parties.siapp.stop();
});

/** Kind by kind, with the turns that its proposal takes. */
const conversations: [kind: string, name: string, turns: Turn[]][] = [
  ['11', 'KP Struktural', []],
  ['12', 'KP Fungsional', ['optional documents too']],
  ['13', 'KP Luar Biasa (Struktural)', ['BTL at BKN']],
  ['14', 'KP Luar Biasa (Fungsional Tertentu)', ['TMS at BKN']],
  ['15', 'KP Penemuan Baru (Struktural)', ['ralat']],
  ['16', 'KP Penemuan Baru (Fungsional Tertentu)', ['BTL at BKN', 'BTL at Biro APP']],
  ['21', 'BUP Non KPP', ['sent twice']],
  ['22', 'BUP KPP', ['BTL at Biro APP']],
  ['23', 'Non BUP Janda/Duda/Anak non KPP', ['TMS at Biro APP']],
  ['24', 'Non BUP Janda/Duda/Anak KPP', ['verdict without a word before']],
  ['25', 'Uzur', ['BTL at BKN', 'ralat']],
  ['26', 'PDH Atas Permintaan Sendiri', ['optional documents too', 'ralat']],
  ['27', 'PDH Tidak Atas Permintaan Sendiri', ['BTL at Biro APP', 'ralat while it is mended']],
  ['28', 'Tewas', ['sent twice', 'TMS at BKN']],
  ['31', 'Kenaikan dalam JFT', ['optional documents too', 'BTL at BKN', 'TMS at Biro APP']],
  ['32', 'Pemberhentian dalam JFT', []],
  ['33', 'Pengangkatan Kembali dalam JFT', ['ralat', 'BTL at Biro APP', 'ralat while it is mended']],
  ['34', 'Perpindahan dalam JFT', ['verdict without a word before']],
];

/** A Widyaiswara where the kind demands more of one; somebody in a high position otherwise. */
const subjectOf = (kind: string): Subject => (['12', '31'].includes(kind) ? widyaiswara : setneg);

describe.each(conversations)('kind %s, %s', (kind, _, turns) => {
  it(`is led to its end${turns.length > 0 ? ` by ${turns.join(', ')}` : ''}`, async () => {
    const { system } = parties;
    const subject = subjectOf(kind);
    const usulanId = await converse(parties, kind, subject, turns);
    const ended = turns.some((turn) => turn.startsWith('TMS')) ? 'TMS' : 'KEPPRES_TERBIT';
    const count = (turn: Turn) => (turns.includes(turn) ? 1 : 0);

    // What both sides see in the end.
    const { body } = await system.ask(
      'setneg-siapp',
      'query ($id: ID!) { usulan(id: $id) { pertek { nomorPertek jenisPertek filePertek } statusVerifikasiBkn { statusTahapan tahapanNama } } }',
      { id: usulanId },
    );
    const { pertek, statusVerifikasiBkn } = body.data.usulan;
    const issued = turns.includes('TMS at BKN') ? 0 : 1 + count('ralat') + count('ralat while it is mended');
    expect(pertek.map((one: { jenisPertek: string }) => one.jenisPertek)).toEqual(
      Array.from({ length: issued }, (_, place) => (place === 0 ? 'Baru' : 'Perbaikan')),
    );
    expect(statusVerifikasiBkn.at(-1).statusTahapan).toBe(ended === 'KEPPRES_TERBIT' ? 49 : 13);
    const told = await system.ask(
      'bkn',
      'query ($id: ID!) { usulan(id: $id) { status statusBiroApp { status nomorKeppres } } }',
      {
        id: usulanId,
      },
    );
    expect(told.body.data.usulan.status).toBe(ended);
    const verdicts = told.body.data.usulan.statusBiroApp.map((one: { status: string }) => one.status);
    const approved = ended === 'KEPPRES_TERBIT' ? 1 : 0;
    expect(verdicts).toEqual([
      ...Array<string>(count('BTL at Biro APP')).fill('BTL'),
      ...Array<string>(count('TMS at Biro APP')).fill('TMS'),
      ...Array<string>(approved).fill('APPROVED'),
    ]);

    // Every step is written down, each from where the one before led.
    const steps = await system.sql`
      select dari || dari_meja as dari, ke || ke_meja as ke, urutan from usulan.perjalanan where usulan_id = ${usulanId} order by urutan`;
    expect(steps.map(({ urutan }) => urutan)).toEqual(steps.map((_, index) => index + 1));
    expect(steps[0]).toMatchObject({ dari: 'DRAFBKN' });
    for (const [index, { dari }] of steps.entries()) if (index > 0) expect(dari).toBe(steps[index - 1]?.['ke']);
    expect(String(steps.at(-1)?.['ke'])).toMatch(new RegExp(`^${ended}`));
  });
});

it('a Widyaiswara is asked for more than others, and only by kinds that say so', async () => {
  const rows = await parties.system.sql`
    select u.detail_layanan_id as kind, array_agg(d.referensi_dokumen_id order by 1) as sent
    from usulan.usulan u join usulan.dokumen d on d.usulan_id = u.id and d.berlaku
    where u.asn_id = ${widyaiswara.id} and u.id in (select usulan_id from usulan.perjalanan) group by 1`;
  expect(rows.find(({ kind }) => kind === '12')?.['sent']).toContain('113');
  const others = await parties.system.sql`
    select count(*)::int as orasi from usulan.dokumen where referensi_dokumen_id = '113' and asn_id = ${setneg.id}`;
  expect(others[0]).toEqual({ orasi: 0 });
});
