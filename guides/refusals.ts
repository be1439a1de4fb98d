// Every refusal with what a developer does about it: the sentence that the API itself says, and the same in Indonesian.
import { type RefusalCode, refusals } from '@bagi/agreements/refusals.ts';
import { statusOf } from '@bagi/router/reply.ts';
import { type Language, table } from './said.ts';

/** A code without its Indonesian sentence does not compile. */
const indonesian: Readonly<Record<RefusalCode, string>> = {
  UNAUTHENTICATED: 'Kirim token dari penerbit Anda pada header Authorization; minta yang baru bila sudah kedaluwarsa.',
  AGREEMENT_NOT_IN_FORCE: 'Akses diberikan hanya selama perjanjian berlaku: hubungi narahubung Anda di BKN.',
  GRAPHQL_PARSE_FAILED: 'Dokumennya bukan GraphQL: perbaiki di tempat yang disebut.',
  GRAPHQL_VALIDATION_FAILED: 'Tanyakan hanya yang ada dalam skema Anda: introspeksi dan /docs menunjukkannya.',
  OPERATION_NOT_REGISTERED: 'Daftarkan dokumennya, dan tanyakan dengan id pendaftarannya.',
  BAD_USER_INPUT: 'Perbaiki nilai yang disebut.',
  IDEMPOTENCY_KEY_REUSED: 'Kirim yang baru dengan kunci baru; dengan kunci ini hanya yang dahulu dikirim dengannya.',
  STEP_NOT_ALLOWED: 'Lihat sampai di mana usulannya, dan kirim yang mungkin di sana dengan kunci baru.',
  DOCUMENTS_MISSING: 'Kirim dokumen yang disebut, lalu setujui dengan kunci baru.',
  BAD_REQUEST: 'Kirim POST berisi JSON dengan query, seperti pada GraphQL over HTTP.',
  PAYLOAD_TOO_LARGE: 'Kirim lebih sedikit sekaligus.',
  UNSUPPORTED_MEDIA_TYPE: 'Kirim JSON dalam UTF-8 dengan content type application/json.',
  METHOD_NOT_ALLOWED: 'Kirim POST berisi JSON.',
  QUERY_TOO_EXPENSIVE: 'Minta lebih sedikit bidang atau halaman yang lebih kecil.',
  QUOTA_EXCEEDED: 'Tunggu sampai waktu yang disebut, atau minta kuota yang lebih besar.',
  NOT_RECORDED: 'Aksesnya tidak dapat dicatat, jadi tidak ada yang diberikan: coba lagi nanti.',
  PARTNER_UNAVAILABLE: 'Sistem pihak lain tidak menjawab: coba lagi nanti, atau tanyakan narahubungnya.',
  UNAVAILABLE: 'Sebagian sistem tidak menjawab: coba lagi nanti.',
  INTERNAL: 'Sistem gagal dengan cara yang tidak diduga: laporkan incidentId-nya.',
};

const again: ReadonlySet<RefusalCode> = new Set([
  'UNAUTHENTICATED',
  'QUOTA_EXCEEDED',
  'NOT_RECORDED',
  'PARTNER_UNAVAILABLE',
  'UNAVAILABLE',
]);

/** Code, HTTP status, whether a program tries again by itself, and what to do. */
export function refusalTable(language: Language): string {
  const head =
    language === 'id'
      ? ['`code`', 'HTTP', 'coba lagi sendiri', 'yang dilakukan']
      : ['`code`', 'HTTP', 'try again', 'what to do'];
  const yes = language === 'id' ? 'ya' : 'yes';
  const codes = Object.keys(refusals) as RefusalCode[];
  return table(
    head,
    codes.map((one) => [
      `\`${one}\``,
      String(statusOf(one)),
      again.has(one) ? yes : '',
      language === 'id' ? indonesian[one] : refusals[one],
    ]),
  );
}
