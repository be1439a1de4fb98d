// Steps in the life of agreements as stewards take them: proposed by one person, decided by another, refused with what is possible.
import { isState, stepsFrom } from '@bagi/agreements/life.ts';
import { type Refusal, refusal } from '@bagi/agreements/refusals.ts';

/** A step as it is proposed, by whichever door. */
export interface Proposal {
  readonly mitra: string;
  readonly langkah: string;
  readonly sebab?: string | null | undefined;
  readonly uraian: string;
  readonly nomorSurat: string;
  readonly tanggalSurat: string;
  readonly pemusnah?: string | null | undefined;
  readonly segera?: boolean | null | undefined;
}

/** What the database says of a step: where it may not be taken, why, and what may. */
export type Said = Readonly<Record<string, unknown>>;

const keyForm = /^[\x21-\x7e]{8,128}$/;

/** The values that the function takes; refuses what is missing of them. */
export function valuesOf(kunci: string, proposal: Proposal, petugas: string, jalan: string) {
  if (!keyForm.test(kunci))
    throw refusal('BAD_USER_INPUT', 'kunci is 8 to 128 letters, digits or signs without blanks: a UUID for example.');
  const { mitra, langkah, sebab, uraian, nomorSurat, tanggalSurat, pemusnah, segera } = proposal;
  for (const [name, text] of Object.entries({ uraian, nomorSurat }))
    if (text.trim() === '' || text.length > 1_000)
      throw refusal('BAD_USER_INPUT', `${name} is 1 to 1,000 characters: a step is taken in writing.`);
  return {
    kunci,
    mitra,
    pokok: null,
    langkah,
    sebab: sebab ?? null,
    uraian: uraian.trim(),
    nomorSurat: nomorSurat.trim(),
    tanggalSurat,
    pemusnah: pemusnah?.trim() ?? null,
    segera: segera ?? false,
    petugas: personIn(petugas),
    jalan,
  };
}

/** Whoever takes a step is a person, and is named. */
export function personIn(petugas: string | null): string {
  if (petugas !== null && petugas.trim() !== '') return petugas.trim();
  throw refusal('BAD_USER_INPUT', 'A step is taken by a person: your token names no officer (claim petugas).');
}

/** What came of it; throws the refusal where nothing did. */
export function outcome(said: Said | undefined, usulId: string | null) {
  if (!said) throw new Error('The database says nothing of a step.');
  if (typeof said['tolak'] === 'string') throw refusedStep(said);
  return { usulId: usulId ?? said['id'], keadaan: said['keadaan'], langkahBerikut: said['boleh'] };
}

function refusedStep({ tolak, keadaan, boleh, hari }: Said): Refusal {
  const possible = Array.isArray(boleh) ? boleh.map(String) : [];
  const state = String(keadaan);
  const steps = isState(state) ? stepsFrom(state) : [];
  const next = steps.length > 0 ? `Possible are: ${steps.join(', ')}.` : 'No step leads from there.';
  switch (tolak) {
    case 'TIDAK_ADA':
      return refusal('BAD_USER_INPUT', 'There is no such agreement or proposal.');
    case 'KUNCI':
      return refusal('IDEMPOTENCY_KEY_REUSED', 'Under this kunci something else was proposed.');
    case 'LANGKAH':
      return refusal('STEP_NOT_ALLOWED', `The agreement is ${state}. ${next}`, { status: state, allowed: steps });
    case 'MENUNGGU':
      return refusal('STEP_NOT_ALLOWED', 'A step of this agreement waits for its decision already.', { status: state });
    case 'SEBAB':
      return refusal(
        'BAD_USER_INPUT',
        `The agreement knows no such cause. It knows: ${possible.join(', ') || 'none'}.`,
        {
          allowed: possible,
        },
      );
    case 'TENGGANG':
      return refusal('STEP_NOT_ALLOWED', `The notice that the agreement asks for lasts until ${String(hari)}.`, {
        day: String(hari),
      });
    case 'SEGERA':
      return refusal('STEP_NOT_ALLOWED', 'This may wait for a second person: propose it without segera.');
    case 'PEMUSNAHAN':
      return refusal('BAD_USER_INPUT', 'A closing names who destroyed what was received: pemusnah.');
    case 'ORANG_SAMA':
      return refusal('STEP_NOT_ALLOWED', 'Another person than the one who proposed it must decide.');
    case 'KEDALUWARSA':
      return refusal('STEP_NOT_ALLOWED', 'Nobody decided in time: propose it anew.');
    case 'SUDAH_DIPUTUSKAN':
      return refusal('STEP_NOT_ALLOWED', 'Somebody has decided on it already.', { status: state });
    default:
      throw new Error(`The database refuses a step for a reason that this version does not know: ${String(tolak)}`);
  }
}
