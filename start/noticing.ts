// What is noticed while serving is told three times: in the record as an event, to the operators in the log, and as a number.
import type { Recurring } from '@bagi/record/repeated.ts';
import type { Recorder } from '@bagi/record/recorder.ts';
import type { Alarm } from '@bagi/router/guard.ts';
import type { Log } from '@bagi/router/log.ts';
import type { Metrics } from '@bagi/router/metrics.ts';
import { distrusted, type Refused, suspicionOf } from '@bagi/router/suspicion.ts';
import type { Enumeration } from '@bagi/router/verification/enumeration.ts';

export interface Noticing {
  /** An answer that the guard dropped. */
  readonly onAlarm: (alarm: Alarm) => void;
  /** Verdicts that look like guessing. */
  readonly onEnumeration: (enumeration: Enumeration) => void;
  readonly onRefused: (refused: Refused) => void;
  /** A subgraph that did not believe this router. */
  readonly onDistrusted: (subgraph: string, requestId: string) => void;
}

export function noticing(
  recording: Pick<Recorder, 'noticed' | 'repeated'>,
  metrics: Pick<Metrics, 'alarmed' | 'enumerated'>,
  log: Log,
): Noticing {
  const suspect = (recurring: Recurring | null) => {
    if (recurring) recording.repeated(recurring, Date.now());
  };
  return {
    onAlarm({ incidentId, coordinate, asking: { requestId, contract } }) {
      const { partner, version } = contract.agreement;
      metrics.alarmed();
      const seen = { jenis: 'jawaban-ditahan', mitra: partner, permintaan: requestId };
      recording.noticed({ ...seen, rincian: { incidentId, coordinate } }, Date.now());
      log.error({ requestId, incidentId, partner, agreement: version, coordinate }, 'answer dropped');
    },
    onEnumeration({ partner, verdict, share }) {
      metrics.enumerated(partner, verdict);
      const seen = { jenis: 'penebakan', mitra: partner, permintaan: null };
      recording.noticed({ ...seen, rincian: { verdict, share } }, Date.now());
      log.warn({ security: 'enumeration', partner, verdict, share }, 'verification looks like guessing');
    },
    onRefused: (refused) => suspect(suspicionOf(refused)),
    onDistrusted(subgraph, requestId) {
      log.error({ subgraph, requestId }, 'not believed by a subgraph');
      suspect(distrusted(subgraph, 'router'));
    },
  };
}
