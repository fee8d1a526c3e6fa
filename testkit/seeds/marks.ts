import type { Conversation, Handle } from './types.ts'

/** The place in `steps` of the newest message that `who` has read, or -1 where all of them are new. */
export function lastReadPlace(conversation: Conversation, who: Handle): number {
  let unread = conversation.views[who]?.unread ?? 0
  for (let place = conversation.steps.length - 1; place >= 0; place -= 1) {
    const step = conversation.steps[place]
    if (step === undefined || step.kind === 'invite' || step.kind === 'rename') continue
    if (unread === 0) return place
    if (step.from !== who) unread -= 1
  }
  return -1
}
