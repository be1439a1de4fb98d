// What is shown: the door until a token opens it, then the workbench, and the door over it when the token ends.
import { useEffect, useRef, useState } from 'react';
import { AgreementBar } from './agreementBar.tsx';
import type { Problem } from './ask.ts';
import { Door } from './door.tsx';
import { forget, keptToken } from './keeping.ts';
import { openSession, type Session } from './session.ts';
import { Workbench } from './workbench.tsx';
import { Words } from './words.tsx';

/** Refusals that a new token may mend. */
const ofToken = new Set(['UNAUTHENTICATED', 'AGREEMENT_NOT_IN_FORCE']);

export function App() {
  const [session, setSession] = useState<Session | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [renewing, setRenewing] = useState(false);
  const [resuming, setResuming] = useState(keptToken() !== null);

  useEffect(() => {
    const kept = keptToken();
    if (kept === null) return;
    void openSession(kept).then((opened) => {
      if ('code' in opened) setProblem(opened);
      else setSession(opened);
      setResuming(false);
    });
  }, []);

  const open = (opened: Session) => {
    setSession(opened);
    setProblem(null);
    setRenewing(false);
  };
  const leave = () => {
    forget();
    setSession(null);
    setProblem(null);
  };
  const hear = (heard: Problem) => {
    if (!ofToken.has(heard.code)) return;
    setProblem(heard);
    setRenewing(true);
  };

  if (resuming) return null;
  if (!session) return <Entrance problem={problem} onOpen={open} />;
  const { mitra, versi } = session.agreement;
  return (
    <div className="page">
      <AgreementBar session={session} onRenew={() => setRenewing(true)} onLeave={leave} />
      <main>
        <Workbench key={`${mitra} ${versi}`} session={session} onProblem={hear} />
      </main>
      {renewing && <Renewal problem={problem} onOpen={open} onClose={() => setRenewing(false)} />}
    </div>
  );
}

interface EntranceProps {
  readonly problem: Problem | null;
  readonly onOpen: (session: Session) => void;
}

function Entrance({ problem, onOpen }: EntranceProps) {
  return (
    <main className="entrance">
      <div className="card">
        <img src={new URL('./icon.svg', import.meta.url).href} alt="" width="44" height="44" />
        <h1>Bagi Pakai</h1>
        <p className="lead">
          <Words
            id="Tempel token Anda untuk melihat kontrak Anda sendiri, membaca artinya, dan mencobanya."
            en="Paste your token to see your own contract, read what it means, and try it."
          />
        </p>
        <Door problem={problem} onOpen={onOpen} />
      </div>
    </main>
  );
}

function Renewal({ problem, onOpen, onClose }: EntranceProps & { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    // The browser would begin at the button that closes it.
    dialog.current?.querySelector('textarea')?.focus();
  }, []);
  return (
    <dialog ref={dialog} className="card" aria-labelledby="renewal" onClose={onClose}>
      <div className="card-head">
        <h2 id="renewal">
          <Words id="Token baru" en="New token" />
        </h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          <Words id="Tutup" en="Close" />
        </button>
      </div>
      <Door problem={problem} onOpen={onOpen} />
    </dialog>
  );
}
