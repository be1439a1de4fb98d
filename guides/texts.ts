// What every guide says alike, in both languages.
import type { Said } from './said.ts';

interface Part<Text> {
  readonly title: Said;
  readonly text: Text;
}

export const texts = {
  sandbox: {
    title: { id: 'Lingkungan percobaan', en: 'The sandbox' },
    text: {
      id: '`npm start` menjalankan semuanya di komputer Anda: register rekaan, penerbit token, dan API pada `http://127.0.0.1:4000`. Tidak ada orang sungguhan di dalamnya, dan orang-orang di bawah ini ada di setiap register rekaan, berapa pun besarnya. Di peramban: kontrak Anda dengan nomor lampiran di setiap bidang pada `/docs`, dan GraphiQL pada `/graphql`; keduanya meminta token (`npm run --silent token -- <mitra>`). Setiap contoh di bawah berjalan begitu saja: `npm run --silent example -- <contoh>`. Di produksi alamat dan klien diberikan BKN; selebihnya sama.',
      en: '`npm start` runs everything on your machine: an invented register, an issuer of tokens, and the API at `http://127.0.0.1:4000`. Nobody in it is real, and the persons below are in every invented register, whatever its size. In a browser: your contract with the annex beside each field at `/docs`, and GraphiQL at `/graphql`; both ask for a token (`npm run --silent token -- <partner>`). Each example below runs as it stands: `npm run --silent example -- <example>`. In production BKN gives addresses and client; everything else is the same.',
    },
  },
  token: {
    title: { id: 'Token dengan kunci sendiri', en: 'A token, by your own key' },
    text: {
      id: 'Tidak ada kata sandi. Anda membuat pasangan kunci (P-256 atau Ed25519), BKN mendaftarkan bagian publiknya, dan klien membuktikan diri dengan `private_key_jwt` (RFC 7523): sebuah JWT dengan `iss` dan `sub` = id klien, `aud` = penerbit, `jti` yang tidak pernah diulang, dan `exp` paling lama 60 detik, ditandatangani dengan kunci privat. Token yang diterima berlaku 300 detik: simpan, pakai untuk semua permintaan, dan minta yang baru beberapa detik sebelum habis. Siapa yang bertanya di pihak Anda dapat disebut pada header `x-petugas` (nama pengguna, bukan NIK atau NIP). Dengan Node tanpa pustaka apa pun: [token.ts](../../../examples/klien/token.ts). Dengan curl:',
      en: 'There is no password. You make a key pair (P-256 or Ed25519), BKN registers its public half, and the client proves itself with `private_key_jwt` (RFC 7523): a JWT with `iss` and `sub` = the client id, `aud` = the issuer, a `jti` that is never repeated and an `exp` of 60 seconds at most, signed with the private key. The token that comes back lives for 300 seconds: keep it, use it for all requests, and ask for a new one some seconds before it ends. Who asks on your side may be named in the header `x-petugas` (a user name, never a NIK or NIP). By Node without any library: [token.ts](../../../examples/klien/token.ts). With curl:',
    },
  },
  first: { title: { id: 'Pertanyaan pertama', en: 'The first question' }, text: null },
  services: {
    title: { id: 'Semua layanan', en: 'All services' },
    text: {
      id: 'Selain itu setiap mitra dapat bertanya `{ perjanjian { judul berlakuSampai layanan { nama operasi kolom } } }` dan `{ pemakaian { … } }`. Yang tidak ada dalam kontrak tidak ada bagi Anda.',
      en: 'Every partner may ask `{ perjanjian { judul berlakuSampai layanan { nama operasi kolom } } }` and `{ pemakaian { … } }` as well. What is not in the contract does not exist for you.',
    },
  },
  pages: {
    title: { id: 'Daftar dan halaman', en: 'Lists and pages' },
    text: (pageMax: number): Said => ({
      id: `\`first\` paling banyak ${pageMax}. Selama \`pageInfo.hasNextPage\`, kirim \`pageInfo.endCursor\` sebagai \`after\`. Kursor hanya berlaku bagi Anda dan daftar yang sama dengan argumen yang sama. Siapa yang ada di daftar dan urutannya ditetapkan pada halaman pertama dan bertahan 24 jam; daftar tentang orang menyebut \`snapshot { count checksum }\`, sehingga Anda tahu tidak ada yang hilang. Pola siap pakai: [pages.ts](../../../examples/klien/pages.ts).`,
      en: `\`first\` is ${pageMax} at most. While \`pageInfo.hasNextPage\`, send \`pageInfo.endCursor\` as \`after\`. A cursor is good for you alone and for the same list with the same arguments. Who is in the list, and in which order, is settled with the first page and holds for 24 hours; lists of persons state \`snapshot { count checksum }\`, so that you know nothing was lost. Ready to use: [pages.ts](../../../examples/klien/pages.ts).`,
    }),
  },
  sending: {
    title: { id: 'Mengirim', en: 'Sending' },
    text: {
      id: 'Sampai 1.000 rekaman sekali kirim, diterima semua atau tidak satu pun. `kunci` adalah kunci permintaan dari Anda (8 sampai 128 karakter tanpa spasi, misalnya UUID): simpan sebelum mengirim, dan bila jawabannya tidak sampai, kirim yang sama dengan kunci yang sama; ia tidak dikerjakan dua kali. Setiap rekaman dijawab dengan id atau dengan semua kesalahannya (`urutan`, `bidang`, `alasan`). Yang ditolak diperbaiki dan boleh memakai kunci yang sama. Nasibnya kemudian: `kiriman(id)`, `daftarRekamanKiriman(status)`.',
      en: 'Up to 1,000 records a request, all of them taken or none. `kunci` is a key of yours for the request (8 to 128 characters without blanks, such as a UUID): keep it before you send, and when no answer comes, send the same under the same key; it is not done twice. Each record is answered with its id, or with everything that is wrong with it (`urutan`, `bidang`, `alasan`). What was refused may be mended under the same key. What became of it later: `kiriman(id)`, `daftarRekamanKiriman(status)`.',
    },
  },
  refusals: {
    title: { id: 'Penolakan', en: 'Refusals' },
    text: {
      id: 'Jawaban utuh, atau penolakan: tidak pernah sebagian. `errors[0].extensions.code` adalah salah satu dari yang berikut, `message` mengatakan apa yang salah, dan header `x-request-id` adalah yang Anda sebut kepada BKN. Bila ada `Retry-After`, tunggu selama itu. Mutasi diulang dengan `kunci` yang sama. Pola siap pakai: [ask.ts](../../../examples/klien/ask.ts).',
      en: 'A whole answer or a refusal, never a part. `errors[0].extensions.code` is one of these, `message` says what is wrong, and the header `x-request-id` is what you name to BKN. With `Retry-After`, wait that long. Mutations are sent again under the same `kunci`. Ready to use: [ask.ts](../../../examples/klien/ask.ts).',
    },
  },
  limits: {
    title: { id: 'Batas', en: 'Limits' },
    text: (requestsPerMinute: number): Said => ({
      id: `${requestsPerMinute} permintaan semenit, semua klien bersama. Setiap jawaban membawa \`RateLimit-Policy\` (\`q\` banyaknya, \`w\` detik) dan \`RateLimit\` (\`r\` sisa, \`t\` detik sampai utuh lagi); yang habis ditolak dengan 429, \`QUOTA_EXCEEDED\`, dan \`Retry-After\`. Yang telah terpakai: \`{ pemakaian { kuota { satuan jendela batas terpakai sisa lagi } } }\`. Pertanyaan yang terlalu mahal (\`QUERY_TOO_EXPENSIVE\`) dipecah: lebih sedikit bidang, halaman lebih kecil.`,
      en: `${requestsPerMinute} requests a minute, all clients together. Each reply carries \`RateLimit-Policy\` (\`q\` so many, in \`w\` seconds) and \`RateLimit\` (\`r\` left, whole again in \`t\` seconds); what is used up is refused with 429, \`QUOTA_EXCEEDED\` and \`Retry-After\`. What you have used: \`{ pemakaian { kuota { satuan jendela batas terpakai sisa lagi } } }\`. A question that costs too much (\`QUERY_TOO_EXPENSIVE\`) is asked in parts: fewer fields, smaller pages.`,
    }),
  },
  news: {
    title: { id: 'Webhook', en: 'Webhooks' },
    text: (mitra: string): Said => ({
      id: `Pesannya mengikuti Standard Webhooks (tanda tangan \`v1a\`, Ed25519) dan hanya berisi jenis dan id; yang berubah Anda ambil sendiri dengan token Anda. Periksa setiap pesan dengan kunci dari \`/.well-known/webhooks/${mitra}\`: [verify.ts](../../../webhooks/partner/verify.ts) lengkap dan boleh disalin, [warta.ts](../../../examples/klien/warta.ts) penerima yang lengkap. Jawab \`2xx\` dalam 20 detik, kerjakan sesudahnya; id yang sama adalah peristiwa yang sama. Selengkapnya: [webhooks.md](../../webhooks.md).`,
      en: `A message follows Standard Webhooks (signature \`v1a\`, Ed25519) and holds a kind and an id alone; what has changed you fetch with your own token. Check each message by the keys of \`/.well-known/webhooks/${mitra}\`: [verify.ts](../../../webhooks/partner/verify.ts) is complete and yours to copy, [warta.ts](../../../examples/klien/warta.ts) a whole receiver. Answer \`2xx\` within 20 seconds and work afterwards; one id is one event. All of it: [webhooks.md](../../webhooks.md).`,
    }),
  },
  receipts: {
    title: { id: 'Tanda terima', en: 'Receipts' },
    text: (mitra: string): Said => ({
      id: `Setiap jawaban dicatat sebelum dikirim, dan header \`record-receipt\` adalah janji bertanda tangan bahwa akses itu ada dalam catatan yang disegel; \`record-checkpoint\` adalah keadaan catatan saat itu. Simpan keduanya untuk jawaban yang penting. Buktinya: \`npm run --silent example -- klien/tanda-terima.ts ${mitra}\`. Selengkapnya: [record.md](../../record.md#seal-and-proof).`,
      en: `Each answer is written down before it leaves, and the header \`record-receipt\` is a signed promise that the access is in the sealed record; \`record-checkpoint\` is the state of the record at that moment. Keep both for answers that matter. The proof: \`npm run --silent example -- klien/tanda-terima.ts ${mitra}\`. All of it: [record.md](../../record.md#seal-and-proof).`,
    }),
  },
  cases: {
    title: { id: 'Orang-orang rekaan', en: 'The invented persons' },
    text: {
      id: 'Setiap baris adalah pertanyaan pertama di atas dengan variabel lain. Orang di luar perjanjian dan orang yang tidak ada dijawab sama, sampai ke byte-nya: jangan menyimpulkan apa pun darinya.',
      en: 'Each row is the first question above with other variables. A person outside the agreement and one who does not exist are answered alike, to the byte: conclude nothing from it.',
    },
  },
  client: {
    title: { id: 'Klien bertipe dan contoh', en: 'A typed client, and the examples' },
    text: (mitra: string): Said => ({
      id: `Kontrak Anda adalah [${mitra}.graphql](../../../schema/contracts/${mitra}.graphql). [generate.ts](../../../examples/generate.ts) membuat klien bertipe darinya dan dari operasi Anda dengan GraphQL Code Generator: bidang yang tidak ada dalam kontrak tidak lolos kompilasi, dan desimal serta tanggal tetap teks. Contoh berjalan dengan \`npm start\` di terminal lain, misalnya \`npm run --silent example -- ${mitra}/pertama.sh\`; alamat dan kunci lain lewat \`API_URL\`, \`ISSUER_URL\`, \`CLIENT_ID\`, \`CLIENT_KEY\`.`,
      en: `Your contract is [${mitra}.graphql](../../../schema/contracts/${mitra}.graphql). [generate.ts](../../../examples/generate.ts) makes a typed client of it and of your operations with GraphQL Code Generator: a field that is not in the contract does not compile, and decimals and days stay text. Examples run with \`npm start\` in another terminal, such as \`npm run --silent example -- ${mitra}/pertama.sh\`; other addresses and keys by \`API_URL\`, \`ISSUER_URL\`, \`CLIENT_ID\`, \`CLIENT_KEY\`.`,
    }),
  },
} as const satisfies Record<string, Part<unknown>>;
