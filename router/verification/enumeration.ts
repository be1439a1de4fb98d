// Notices who tries guesses or numbers: of a partner's last verdicts, too many that say "not the same" or "nobody".

/** Kinds of verdict that must stay rare, and how large a part of the last verdicts they may be. */
export const shareMax: Readonly<Record<string, number>> = { TIDAK_SESUAI: 0.2, DATA_TIDAK_DITEMUKAN: 0.05 };

/** Of how many verdicts a share is taken; of fewer it would mean nothing. */
export const verdictsWatched = 200;

export interface Enumeration {
  readonly partner: string;
  readonly verdict: string;
  readonly share: number;
}

/** Takes in what a partner was told. */
export type Watch = (partner: string, words: readonly string[]) => void;

/** Watches for one process. An alarm is raised when a share goes above its limit, and again only after it was below. */
export function enumerationWatch(onAlarm: (enumeration: Enumeration) => void): Watch {
  const last = new Map<string, string[]>();
  const alarmed = new Set<string>();
  return (partner, words) => {
    const watched = [...(last.get(partner) ?? []), ...words].slice(-verdictsWatched);
    last.set(partner, watched);
    if (watched.length < verdictsWatched) return;
    for (const [verdict, most] of Object.entries(shareMax)) {
      const share = watched.filter((word) => word === verdict).length / watched.length;
      const known = `${partner} ${verdict}`;
      if (share <= most) alarmed.delete(known);
      if (share <= most || alarmed.has(known)) continue;
      alarmed.add(known);
      onAlarm({ partner, verdict, share });
    }
  };
}
