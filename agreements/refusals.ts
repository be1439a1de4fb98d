// Every way we say no: a code, and a sentence telling the caller what they can do about it.

export const refusals = {
  UNAUTHENTICATED:
    'Send a bearer token of your issuer in the Authorization header; ask for a new one when it has expired.',
  AGREEMENT_NOT_IN_FORCE: 'Access is given only while an agreement is in force: contact your counterpart at BKN.',
  GRAPHQL_PARSE_FAILED: 'The document is not GraphQL: correct it at the place named.',
  GRAPHQL_VALIDATION_FAILED: 'Ask only for what your schema holds: introspection shows it.',
  OPERATION_NOT_REGISTERED: 'Register the document, and ask for it under the id that it was registered by.',
  BAD_USER_INPUT: 'Correct the value named.',
  IDEMPOTENCY_KEY_REUSED: 'Send what is new under a new key; under this one, only what was sent under it before.',
  STEP_NOT_ALLOWED: 'Look where the proposal is, and send what is possible there under a new key.',
  DOCUMENTS_MISSING: 'Send the documents named, then approve under a new key.',
  BAD_REQUEST: 'Send a POST with a JSON body that holds a query, as GraphQL over HTTP describes.',
  PAYLOAD_TOO_LARGE: 'Send less at once.',
  UNSUPPORTED_MEDIA_TYPE: 'Send JSON in UTF-8, with the content type application/json.',
  METHOD_NOT_ALLOWED: 'Send a POST with a JSON body.',
  QUERY_TOO_EXPENSIVE: 'Ask for fewer fields or smaller pages.',
  QUOTA_EXCEEDED: 'Wait until the time named, or ask for a larger quota.',
  NOT_RECORDED: 'The access could not be recorded, so nothing was given: try again later.',
  PARTNER_UNAVAILABLE: 'The system of the other side does not answer: try again later, or ask its contact person.',
  UNAVAILABLE: 'A part of the system does not answer: try again later.',
  INTERNAL: 'The system failed in a way it did not expect: report the incident id.',
} as const;

export type RefusalCode = keyof typeof refusals;

/** Why an agreement gives no access today. */
export type NotInForce = 'ABSENT' | 'NOT_BEGUN' | 'ENDED' | 'SUSPENDED' | 'INCOMPLETE';

const reasons: Record<NotInForce, string> = {
  ABSENT: 'There is no agreement with this partner.',
  NOT_BEGUN: 'The agreement has not begun.',
  ENDED: 'The agreement has ended.',
  SUSPENDED: 'The agreement is suspended.',
  INCOMPLETE: 'The agreement document is incomplete.',
};

/** What a program can read of a refusal. */
export type Details = Readonly<Record<string, string | readonly string[]>>;

/** A refusal on its way to the caller: what is wrong, then what to do. It never holds a value of the register. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: Details;

  constructor(code: RefusalCode, message: string, details: Details = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** A refusal: what is wrong, and after it what the caller can do. */
export function refusal(code: RefusalCode, what: string, details: Details = {}): Refusal {
  return new Refusal(code, `${what} ${refusals[code]}`, details);
}

/** The refusal of an agreement that is not in force, with its reason, the day it turns on, and the cause that was given. */
export function notInForce(reason: NotInForce, day?: string, cause?: string): Refusal {
  const when = day === undefined ? {} : { day };
  const why = cause === undefined ? {} : { cause };
  return refusal('AGREEMENT_NOT_IN_FORCE', reasons[reason], { reason, ...when, ...why });
}
