// What a browser is shown that has no session: where a token is pasted, and why the last one opened nothing.
import { Refusal } from '@bagi/agreements/refusals.ts';
import { html, type Markup } from './html.ts';
import { dayIn, words } from './layout.ts';

const reasons: Readonly<Record<string, string>> = {
  ABSENT: 'Tidak ada perjanjian dengan mitra ini.',
  NOT_BEGUN: 'Perjanjian belum mulai berlaku.',
  ENDED: 'Perjanjian sudah berakhir.',
  SUSPENDED: 'Perjanjian ditangguhkan.',
  INCOMPLETE: 'Dokumen perjanjian belum lengkap.',
};

const problems: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: 'Token diperlukan, dan belum ada yang diterima.',
  UNAVAILABLE: 'Sistem sedang tidak dapat menjawab.',
};

export function doorPage(code: string, error: unknown): Markup {
  return html`<div class="door">
    <h1>${words('Dokumentasi skema', 'Schema documentation')}</h1>
    <p>
      ${words('Isi kontrak Anda sendiri, dengan nomor lampiran di setiap bidang.', 'Your own contract, with the annex beside each field.')}
    </p>
    <p class="fault" role="status">${problemIn(code, error)}</p>
    <form method="post" action="./">
      <label for="token">Token akses</label>
      <textarea id="token" name="token" rows="5" required autocomplete="off" spellcheck="false"></textarea>
      <button>Buka</button>
    </form>
  </div>`;
}

function problemIn(code: string, error: unknown): string {
  const { reason, day } = error instanceof Refusal ? error.details : {};
  const what = reasons[String(reason)] ?? problems[code] ?? 'Permintaan ditolak.';
  return typeof day === 'string' ? `${what} (${dayIn(day)})` : what;
}
