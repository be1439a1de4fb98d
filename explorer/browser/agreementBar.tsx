// The head of the page: whose contract this is, what it is called, and until when.
import { useEffect, useState } from 'react';
import { endOf, type Session } from './session.ts';
import { dayIn, Words } from './words.tsx';

interface AgreementBarProps {
  readonly session: Session;
  readonly onRenew: () => void;
  readonly onLeave: () => void;
}

export function AgreementBar({ session, onRenew, onLeave }: AgreementBarProps) {
  const { judul, nomorMitra, nomorBkn, berlakuSampai, mitra, versi } = session.agreement;
  const numbers = [nomorMitra, nomorBkn].filter((number) => number !== null).join(' · ');
  return (
    <header className="bar">
      <div className="bar-title">
        <h1 title={judul}>{judul}</h1>
        <p className="bar-mitra">
          <strong>{mitra}</strong> · {numbers === '' ? versi : numbers}
        </p>
      </div>
      <dl>
        <div>
          <dt>
            <Words id="Berlaku sampai" en="Last day" />
          </dt>
          <dd>{berlakuSampai === null ? <Words id="tanpa batas" en="open-ended" /> : dayIn(berlakuSampai)}</dd>
        </div>
        <div>
          <dt>Token</dt>
          <dd>
            <Remaining token={session.token} />
          </dd>
        </div>
      </dl>
      <div className="bar-actions">
        <button type="button" onClick={onRenew}>
          <Words id="Ganti token" en="New token" />
        </button>
        <button type="button" onClick={onLeave}>
          <Words id="Keluar" en="Leave" />
        </button>
      </div>
    </header>
  );
}

/** Until when the token is taken, and that it no longer is. */
function Remaining({ token }: { readonly token: string }) {
  const end = endOf(token)?.getTime() ?? Number.POSITIVE_INFINITY;
  const [over, setOver] = useState(end <= Date.now());
  useEffect(() => {
    setOver(end <= Date.now());
    if (end === Number.POSITIVE_INFINITY) return undefined;
    const timer = setTimeout(() => setOver(true), end - Date.now());
    return () => clearTimeout(timer);
  }, [end]);
  if (end === Number.POSITIVE_INFINITY) return <Words id="berlaku" en="valid" />;
  if (over)
    return (
      <span className="over">
        <Words id="kedaluwarsa" en="expired" />
      </span>
    );
  const time = new Intl.DateTimeFormat('id-ID', { timeStyle: 'medium' }).format(end);
  return <Words id={`sampai ${time}`} en={`until ${time}`} />;
}
