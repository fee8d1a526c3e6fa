/**
 * Small changes that show at once: reactions, read marks, deleting for oneself, muting and pinning. They wait in the store
 * until the server has them and lie over what is shown, never inside of it: what the server tells stays untouched, and a
 * refused one simply vanishes.
 */
import { ApiError } from '@sampan/sdk'
import { clearHeld } from './applyToConversation.ts'
import { type Context, isEveryday, patiently } from './context.ts'
import { oneAtATime } from './flight.ts'
import { preferencesIn } from './options.ts'
import { refusedAct } from './refusals.ts'
import type { ActRow } from './store.ts'

/** Read marks are told at most so often. */
const READ_EVERY_MS = 500
/** Drafts are told at most so often. */
const DRAFTS_EVERY_MS = 3_000
/** A confirmed change that no event told of changed nothing: it stops showing after so long. */
const CONFIRMED_MS_MAX = 5_000

type Without<Row, Key extends PropertyKey> = Row extends unknown ? Omit<Row, Key> : never
export type NewAct = Without<ActRow, 'key' | 'state' | 'subject'>

export interface Acts {
  add(act: NewAct): Promise<void>
  /** Tells the server what waits. */
  kick(): void
  /** Everything that the log told is here: what it confirmed needs no showing in advance any more. */
  forgetConfirmed(): Promise<void>
}

export function createActs(context: Context): Acts {
  const { store, environment } = context
  let cancelLater = () => {}

  const flush = oneAtATime(() =>
    environment.locks.exclusively('acts', async () => {
      const acts = await store.acts.toArray()
      const waiting = acts.filter(({ state }) => state === 'waiting').sort((a, b) => (a.key < b.key ? -1 : 1))
      for (const act of waiting) {
        if (!context.isOnline()) return
        await tell(act)
      }
    }),
  )
  const kick = () => context.inBackground(flush())
  let saving = false
  /** While one types, the other devices are told from time to time. */
  const saveSoon = () => {
    if (saving) return
    saving = true
    context.later(DRAFTS_EVERY_MS, () => {
      saving = false
      kick()
    })
  }

  const tell = async (act: ActRow) => {
    try {
      await patiently(context, () => callFor(context, act))
    } catch (error) {
      if (isEveryday(error) || !(error instanceof ApiError)) throw error
      const refusal = refusedAct(act, error)
      if (refusal) context.refused.set(refusal)
      return change(act, undefined)
    }
    await change(act, { ...act, state: 'confirmed' })
    context.later(CONFIRMED_MS_MAX, () => context.inBackground(change(act, undefined)))
  }

  /** Puts another row in place of this one, unless a later act on the same subject took its place. */
  const change = (act: ActRow, next: ActRow | undefined) =>
    context.inUnit(async (unit) => {
      const now = await store.acts.get(act.subject)
      if (now?.key !== act.key) return
      if (next && !(await isTold(unit, next))) await store.acts.put(next)
      else await store.acts.delete(act.subject)
    })

  const isTold = async (unit: Parameters<Parameters<Context['inUnit']>[0]>[0], act: ActRow) => {
    if (act.kind !== 'read') return false
    const row = await unit.conversation(act.conversationId)
    return row !== undefined && row.conversation.readSeq >= act.seq
  }

  return {
    async add(act) {
      const isNew = await context.inUnit(async (unit) => {
        const row = await unit.conversation(act.conversationId)
        if (!row) return false
        const subject = subjectOf(act)
        const before = await store.acts.get(subject)
        if (act.kind === 'read') {
          const known = Math.max(row.conversation.readSeq, before?.kind === 'read' ? before.seq : 0)
          if (act.seq <= known) return false
        }
        const merged = act.kind === 'preferences' && before?.kind === 'preferences' ? { ...before, ...act } : act
        if (act.kind === 'clear') await clearHeld(unit, act.conversationId, act.seq + 1)
        await store.acts.put({ ...merged, subject, key: environment.makeId(), state: 'waiting' })
        return true
      })
      if (!isNew) return
      // A draft that was sent must not stay on the others, to be sent again.
      if (act.kind === 'draft' && act.draft.text !== '') return saveSoon()
      if (act.kind !== 'read') return kick()
      cancelLater()
      cancelLater = context.later(READ_EVERY_MS, kick)
    },
    kick,
    async forgetConfirmed() {
      await context.inUnit(async () => {
        await store.acts.filter(({ state }) => state === 'confirmed').delete()
      })
    },
  }
}

function subjectOf(act: NewAct): string {
  const { kind, conversationId } = act
  return kind === 'react' || kind === 'hide' || kind === 'edit' || kind === 'played'
    ? `${kind}:${conversationId}:${act.seq}`
    : `${kind}:${conversationId}`
}

function callFor({ call }: Context, act: ActRow): Promise<unknown> {
  const { conversationId, key } = act
  switch (act.kind) {
    case 'react':
      return call('chat.setReaction', { conversationId, seq: act.seq, emoji: act.emoji }, { key })
    case 'hide':
      return call('chat.hideMessage', { conversationId, seq: act.seq }, { key })
    case 'edit':
      return call('chat.editMessage', { conversationId, seq: act.seq, words: act.words }, { key })
    case 'read':
      return call('chat.markRead', { conversationId, seq: act.seq }, { key })
    case 'played':
      return call('chat.markPlayed', { conversationId, seq: act.seq }, { key })
    case 'preferences':
      return call('chat.changePreferences', { conversationId, ...preferencesIn(act) }, { key })
    case 'draft':
      return call('chat.saveDraft', { conversationId, draft: act.draft }, { key })
    case 'clear':
      return call('chat.clearHistory', { conversationId, upToSeq: act.seq }, { key })
  }
}
