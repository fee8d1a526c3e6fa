import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useChatRows } from '../../modules/chat/useChatRows.ts'
import { showToast } from '../../ui/toast.ts'
import { ring } from './ring.ts'

/**
 * A chat with a strong alert is heard in the open app too, wherever one is: with a sound, and with words that stay until
 * they are read. A chat that was hidden says neither its name nor its words.
 */
export function AlertKeeper() {
  const { t } = useTranslation(['alerts', 'chat'])
  const [path, navigate] = useLocation()
  const rows = useChatRows(undefined)
  const seen = useRef<Map<string, number> | undefined>(undefined)
  useEffect(() => {
    const strong = rows?.filter(({ strongAlert }) => strongAlert)
    if (!strong) return
    const before = seen.current
    seen.current = new Map(strong.map(({ conversationId, lastSeq }) => [conversationId, lastSeq]))
    // What waits already when the app is opened stands in the list.
    if (!before) return
    for (const row of strong) {
      const { conversationId, lastSeq, unreadCount, name, last, hushed } = row
      const chat = `/chats/${conversationId}`
      const isNew = lastSeq > (before.get(conversationId) ?? lastSeq)
      const isHere = path === chat && document.visibilityState === 'visible'
      if (!isNew || unreadCount === 0 || isHere) continue
      ring()
      const words = hushed || last.kind !== 'message' ? t('chat:newMessages') : last.text
      showToast({
        key: `strong ${conversationId}`,
        // What somebody wrote keeps its own direction.
        text: hushed ? words : `${t('strong.title', { name })} — \u2068${words}\u2069`,
        stays: true,
        action: { text: t('strong.open'), onPress: () => navigate(chat) },
      })
    }
  }, [rows, path, navigate, t])
  return null
}
