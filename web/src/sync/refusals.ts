/** What was done offline or shown in advance, and what the server would have none of: a person has to hear of it. */
import type { ApiError } from '@sampan/sdk'
import type { ActRow, OutboxRow } from './store.ts'

export interface Refusal {
  what: 'message' | 'edit' | 'reaction' | 'removal' | 'options' | 'clearing'
  conversationId: string
  /** The words that are lost, or ''. */
  text: string
  error: ApiError
}

/** Undefined for what nobody did by hand: read marks, drafts and the like. */
export function refusedAct(act: ActRow, error: ApiError): Refusal | undefined {
  const { conversationId } = act
  switch (act.kind) {
    case 'react':
      return act.emoji === null ? undefined : { what: 'reaction', conversationId, text: act.emoji, error }
    case 'edit':
      return {
        what: 'edit',
        conversationId,
        text: act.words.kind === 'text' ? act.words.text : act.words.caption,
        error,
      }
    case 'hide':
      return { what: 'removal', conversationId, text: '', error }
    case 'preferences':
      return { what: 'options', conversationId, text: '', error }
    case 'clear':
      return { what: 'clearing', conversationId, text: '', error }
    default:
      return undefined
  }
}

export function refusedMessage({ conversationId, body }: OutboxRow, error: ApiError): Refusal {
  const text = body.kind === 'text' ? body.text : 'caption' in body ? body.caption : ''
  return { what: 'message', conversationId, text, error }
}
