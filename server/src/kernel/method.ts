/** How a module gives a declared method its body. The dispatcher does the rest: checks, limits, transaction, answer. */

import type { Readable } from 'node:stream'
import type { InputOf, Method, OutputOf } from '@sampan/contract'
import type { Reading, Writing } from './transaction.ts'

/** A signed-in member's device. */
export interface MemberCaller {
  memberId: string
  deviceId: string
  /** For limits alone; a method that is called hears it, others do not. */
  address?: string
}

/** Whoever calls: signed in or not. `address` is for rate limits alone. */
export interface AnyCaller {
  member: MemberCaller | null
  address: string
  userAgent: string
}

export type CallerOf<M extends Method> = M['caller'] extends 'member' ? MemberCaller : AnyCaller

/** The bytes that a download answers, or a range of them. */
export interface FileAnswer {
  mediaType: string
  sizeBytes: number
  /** A name for saving, with an ending that fits the content. */
  fileName: string
  /** To be saved and never shown, whatever is in it. */
  attachment?: true
  /** To be saved by whoever asked, and kept nowhere on the way. */
  noStore?: true
  /** The browser keeps nothing of it, the app does and lets it go: what stands in messages may be taken back. */
  keptByApp?: true
  open(range?: { start: number; end: number }): Readable
}

type Handler<DB, M extends Method> = M['kind'] extends 'command'
  ? (tx: Writing<DB>, caller: CallerOf<M>, input: InputOf<M>) => Promise<OutputOf<M>>
  : (tx: Reading<DB>, caller: CallerOf<M>, input: InputOf<M>) => Promise<OutputOf<M>>

/** What the dispatcher knows of a method, whatever its kind. The input was checked before `run` sees it. */
export type Implementation<DB> =
  | { way: 'command'; method: Method; run(tx: Writing<DB>, caller: AnyCaller, input: unknown): Promise<unknown> }
  | { way: 'read'; method: Method; run(tx: Reading<DB>, caller: AnyCaller, input: unknown): Promise<unknown> }
  /** A write with transactions of its own: a hot one in a batch lane, or a slow one. It keeps its own idempotency. */
  | { way: 'lane'; method: Method; run(caller: AnyCaller, input: unknown): Promise<unknown> }
  | { way: 'upload'; method: Method; run(caller: AnyCaller, input: unknown, bytes: Buffer): Promise<unknown> }
  | { way: 'download'; method: Method; run(caller: AnyCaller, input: unknown): Promise<FileAnswer> }

/** The dispatcher refuses strangers to a `member` method before it gets here. */
function callerFor(method: Method, caller: AnyCaller): MemberCaller | AnyCaller {
  if (method.caller === 'anyone') return caller
  if (caller.member === null) throw new Error(`${method.name} was reached without a member`)
  return { ...caller.member, address: caller.address }
}

/** The helpers that bind method bodies to one database type; see `schema/implement.ts`. */
export function implementationsFor<DB>() {
  return {
    /** A command or a read: one transaction around the handler. */
    implement<M extends Method>(method: M, handler: Handler<DB, M>): Implementation<DB> {
      // The input's and caller's types follow from the declaration, which the dispatcher checks at run time.
      const run = handler as (tx: unknown, caller: unknown, input: unknown) => Promise<unknown>
      const bound = (tx: unknown, caller: AnyCaller, input: unknown) => run(tx, callerFor(method, caller), input)
      return method.kind === 'command' ? { way: 'command', method, run: bound } : { way: 'read', method, run: bound }
    },

    implementLane<M extends Method<string, 'command'>>(
      method: M,
      handler: (caller: CallerOf<M>, input: InputOf<M>) => Promise<OutputOf<M>>,
    ): Implementation<DB> {
      const run = handler as (caller: unknown, input: unknown) => Promise<unknown>
      return { way: 'lane', method, run: (caller, input) => run(callerFor(method, caller), input) }
    },

    implementUpload<M extends Method<string, 'upload'>>(
      method: M,
      handler: (caller: CallerOf<M>, input: InputOf<M>, bytes: Buffer) => Promise<OutputOf<M>>,
    ): Implementation<DB> {
      const run = handler as (caller: unknown, input: unknown, bytes: Buffer) => Promise<unknown>
      return { way: 'upload', method, run: (caller, input, bytes) => run(callerFor(method, caller), input, bytes) }
    },

    implementDownload<M extends Method<string, 'download'>>(
      method: M,
      handler: (caller: CallerOf<M>, input: InputOf<M>) => Promise<FileAnswer>,
    ): Implementation<DB> {
      const run = handler as (caller: unknown, input: unknown) => Promise<FileAnswer>
      return { way: 'download', method, run: (caller, input) => run(callerFor(method, caller), input) }
    },
  }
}
