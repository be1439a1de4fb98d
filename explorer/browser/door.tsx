// The panel where a token is pasted: what it takes, where one comes from, and what was wrong with the last.
import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { type Problem, tokenIn } from './ask.ts';
import { forget, keepToken, keptToken } from './keeping.ts';
import { openSession, type Session } from './session.ts';
import { problemIn, Words } from './words.tsx';

interface DoorProps {
  readonly problem: Problem | null;
  readonly onOpen: (session: Session) => void;
}

export function Door({ problem, onOpen }: DoorProps) {
  const [pasted, setPasted] = useState('');
  const [keeps, setKeeps] = useState(keptToken() !== null);
  const [refused, setRefused] = useState(problem);
  const [opening, setOpening] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const ids = { field: useId(), hint: useId(), fault: useId(), keep: useId() };
  useEffect(() => field.current?.focus(), []);

  const open = async () => {
    setOpening(true);
    const token = tokenIn(pasted);
    const opened = await openSession(token);
    setOpening(false);
    if ('code' in opened) {
      setRefused(opened);
      field.current?.focus();
      return;
    }
    if (keeps) keepToken(token);
    else forget();
    onOpen(opened);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void open();
  };

  return (
    <form className="door" onSubmit={submit} aria-busy={opening}>
      <label className="door-label" htmlFor={ids.field}>
        <Words id="Token akses" en="Access token" />
      </label>
      <textarea
        ref={field}
        id={ids.field}
        value={pasted}
        onChange={(event) => setPasted(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
        aria-describedby={`${ids.fault} ${ids.hint}`}
        aria-invalid={refused !== null}
        rows={4}
        required
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="none"
        placeholder="eyJ…"
      />
      <div id={ids.fault} role="alert">
        {refused && (
          <p className="fault">
            <Words id={problemIn(refused)} en={refused.message} />
          </p>
        )}
      </div>
      <div id={ids.hint} className="hint">
        <Hint />
      </div>
      <label className="keep" htmlFor={ids.keep}>
        <input id={ids.keep} type="checkbox" checked={keeps} onChange={(event) => setKeeps(event.target.checked)} />
        <span>
          <Words id="Ingat di tab ini sampai ditutup" en="Remember in this tab until it is closed" />
        </span>
      </label>
      <button type="submit" className="primary" disabled={opening || pasted.trim() === ''}>
        <Words id="Buka" en="Open" />
      </button>
    </form>
  );
}

/** Where a token comes from, as the server says. */
function Hint() {
  const said = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name=${name}]`)?.content ?? '';
  const command = said('token-command');
  if (command === '')
    return (
      <p>
        <Words id="Minta token kepada penerbit:" en="Ask the issuer for one:" /> <code>{said('issuer')}</code>
      </p>
    );
  return (
    <p>
      <Words id="Di terminal:" en="In a terminal:" /> <code>{command}</code>
    </p>
  );
}
