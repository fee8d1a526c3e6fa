import { type Mention, type Message, previewedLink } from '@sampan/contract'
import { useCallback, useEffect, useState } from 'react'
import { useLive, useSync } from '../../app/sync/index.ts'
import { showToast } from '../../ui/toast.ts'
import { usePreview } from '../links/usePreview.ts'
import { beginEdit, type Editing, mayEdit } from './editing.ts'
import type { TalkProps } from './Talk.tsx'

/** The arrow up looks for an own message among so many. */
const LOOKED_BACK_MAX = 40

/** The message whose words are being changed. What was being written meanwhile stays as it is. */
export function useEditing({ conversation, names, t, act, actions }: TalkProps) {
  const { queries } = useSync()
  const [editing, setEditing] = useState<Editing>()
  const end = useCallback(() => setEditing(undefined), [])
  const begin = useCallback((message: Message) => setEditing(beginEdit(message)), [])
  const message = useLive(
    async (held) => (editing ? ((await held.message(conversation.id, editing.seq)) ?? null) : null),
    `${conversation.id} ${editing?.seq}`,
  )
  const isGone = editing !== undefined && message != null && beginEdit(message) === undefined
  // Taken back, here or elsewhere.
  useEffect(() => {
    if (isGone) end()
  }, [isGone, end])

  const first = editing && previewedLink(editing.before)
  // What was sent without its page goes on without it.
  const page = usePreview(editing?.kind === 'text' ? editing.text : '', {
    begun: editing?.seq,
    without: editing?.shownUrl === undefined ? first : undefined,
  })

  return {
    editing,
    page,
    begin,
    end,
    write: (text: string) => setEditing((now) => now && { ...now, text }),
    save(written: string, mentions: Mention[]) {
      if (!editing) return
      const { seq, kind, before, shownUrl } = editing
      const text = written.trim()
      const preview = page.preview
        ? { url: page.preview.url }
        : page.isRemoved && shownUrl !== undefined
          ? null
          : undefined
      end()
      if (text === before && (preview === undefined || preview?.url === shownUrl)) return
      if (message && !mayEdit(message, names.selfId, new Date())) return showToast({ text: t('messages:edit.tooLate') })
      const words =
        kind === 'text' ? { kind, text, mentions, ...(preview !== undefined && { preview }) } : { kind, caption: text }
      void act(() => actions.edit(conversation.id, seq, words))
    },
    beginLast() {
      void queries.timeline(conversation.id, LOOKED_BACK_MAX).then(({ entries }) => {
        const sent = entries.flatMap((entry) => (entry.kind === 'message' ? [entry.message] : []))
        const last = sent.findLast((each) => mayEdit(each, names.selfId, new Date()))
        if (last) begin(last)
      })
    },
  }
}
