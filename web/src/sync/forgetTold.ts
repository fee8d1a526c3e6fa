/** Acts that were shown in advance, and the events that make them true. */
import type { Event } from '@sampan/contract'
import { saysSo } from './edits.ts'
import { areSet } from './options.ts'
import type { ActRow } from './store.ts'
import type { Unit } from './unit.ts'

/** What was shown in advance is true now, or something later took its place. */
export async function forgetTold(unit: Unit, event: Event): Promise<void> {
  const subject = subjectOf(event, unit.session.memberId)
  const act = subject && (await unit.store.acts.get(subject))
  if (act && (act.state === 'confirmed' || says(event, act))) await unit.store.acts.delete(act.subject)
}

/** Whether an event tells just what an act wants: often it comes before the answer. */
function says(event: Event, act: ActRow): boolean {
  switch (event.name) {
    case 'chat.reactionChanged':
      return act.kind === 'react' && act.emoji === event.body.emoji
    case 'chat.messageHidden':
      return act.kind === 'hide'
    case 'chat.voicePlayed':
      return act.kind === 'played'
    case 'chat.messageEdited':
      return act.kind === 'edit' && saysSo(event.body.body, act.words)
    case 'chat.draftChanged':
      return act.kind === 'draft' && act.draft.changedAt <= event.body.draft.changedAt
    case 'chat.historyCleared':
      return act.kind === 'clear' && act.seq < event.body.firstSeq
    case 'chat.readMarkMoved':
      return act.kind === 'read' && act.seq <= event.body.readSeq
    case 'chat.preferencesChanged': {
      return act.kind === 'preferences' && areSet(event.body, act)
    }
    default:
      return false
  }
}

function subjectOf(event: Event, selfId: string): string | undefined {
  switch (event.name) {
    case 'chat.reactionChanged':
      return event.body.memberId === selfId ? `react:${event.body.conversationId}:${event.body.seq}` : undefined
    case 'chat.messageEdited':
      return event.body.senderId === selfId ? `edit:${event.body.conversationId}:${event.body.seq}` : undefined
    case 'chat.voicePlayed':
      return event.body.memberId === selfId ? `played:${event.body.conversationId}:${event.body.seq}` : undefined
    case 'chat.messageHidden':
      return `hide:${event.body.conversationId}:${event.body.seq}`
    case 'chat.draftChanged':
      return `draft:${event.body.conversationId}`
    case 'chat.historyCleared':
      return `clear:${event.body.conversationId}`
    case 'chat.readMarkMoved':
      return `read:${event.body.conversationId}`
    case 'chat.preferencesChanged':
      return `preferences:${event.body.conversationId}`
    default:
      return undefined
  }
}
