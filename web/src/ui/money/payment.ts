import type { ReactNode } from 'react'
import type { Face } from '../face.ts'
import type { Fact } from './Facts.tsx'

/** Whom money goes to. */
export interface Payee {
  name: string
  face?: Face | undefined
  /** Instead of a face: the tile of a stall, a bank's icon. */
  lead?: ReactNode
}

/** What a payment repeats before the PIN, and how it is done after it. */
export interface Payment<Answer> {
  /** Over the sheet. Default: "Pay". */
  title?: string
  /** On the button where no PIN is asked for. Default: "Pay" and the amount. */
  action?: string
  /** Over the page of failure. Default: "Not paid". */
  failed?: string
  payee: Payee
  /** Minor units. */
  amount: string
  currency: string
  /** For what; where the money comes from is added by itself. */
  facts?: readonly Fact[]
  /** Where it comes from instead of the wallet: then what the wallet holds does not matter. */
  from?: ReactNode
  /** No amount is so small that it goes without the PIN. */
  pinAlways?: boolean
  /**
   * Moves the money; `pinProof` goes into the command as it is. It may run again after a failure: make the id of the
   * payment outside of it, so that it is one payment however often it is tried.
   */
  act: (pinProof: string | undefined) => Promise<Answer>
  /** What the page of success says where the usual words do not fit. */
  success?: (answer: Answer) => Success
  /** No page of success: what follows shows it, such as a bubble in the chat. */
  quiet?: boolean
}

export interface Success {
  title?: string
  text?: string
  facts?: readonly Fact[]
}
