/** How often codes are sent, and what becomes of one that is given back. Pure. */
export const CODE_MS_MAX = 10 * 60_000
export const TRIES_MAX = 5

/** Between two codes for one member. */
export const PAUSE_MS = 60_000
export const DAY_MS = 24 * 3_600_000
/** Within a day, each: for one member, and to one number, whoever asks. */
export const CODES_OF_MEMBER_MAX = 5
export const CODES_TO_NUMBER_MAX = 5
/** From one address, evenly over a day. */
export const ADDRESS_LIMIT = { burst: 20, perMinute: 20 / 1_440 }
/** Numbers that one member may look up: an address book at once, and as many over a day. */
export const LOOKUPS_LIMIT = { burst: 5_500, perMinute: 5_000 / 1_440 }

/** Codes that were sent within the last day, the latest last. */
export interface SentToday {
  ofMember: readonly Date[]
  toNumber: readonly Date[]
  ofServer: number
}

/** Null where a code may be sent now, else from when one may. */
export function decideSend(sent: SentToday, now: Date, ofServerMax: number): Date | null {
  const after = (from: Date | undefined, ms: number) => new Date((from ?? now).getTime() + ms)
  if (sent.ofServer >= ofServerMax) return after(now, 3_600_000)
  if (sent.ofMember.length >= CODES_OF_MEMBER_MAX) return after(sent.ofMember.at(-CODES_OF_MEMBER_MAX), DAY_MS)
  if (sent.toNumber.length >= CODES_TO_NUMBER_MAX) return after(sent.toNumber.at(-CODES_TO_NUMBER_MAX), DAY_MS)
  const latest = sent.ofMember.at(-1)
  const from = after(latest, PAUSE_MS)
  return latest && from > now ? from : null
}

/** What is judged of a code. `over`: no proof is open, its time is over, or every try was used. */
export type Judgement = 'right' | 'wrong' | 'over'

export function judgeCode(
  proof: { triesLeft: number; expiresAt: Date } | undefined,
  isRight: () => boolean,
  now: Date,
): Judgement {
  if (!proof || proof.expiresAt <= now || proof.triesLeft <= 0) return 'over'
  return isRight() ? 'right' : 'wrong'
}
