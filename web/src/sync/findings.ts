/** What cannot be settled without asking the server. */
export interface Findings {
  /** The log skipped a number. */
  logGap: boolean
  /** Conversations to be healed: something of them is missing, or all of it. */
  conversationIds: Set<string>
}

export const noFindings = (): Findings => ({ logGap: false, conversationIds: new Set() })
