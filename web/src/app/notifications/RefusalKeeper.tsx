import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Refusal } from '../../sync/index.ts'
import { showToast } from '../../ui/toast.ts'
import { errorText, useSync } from '../sync/index.ts'

const TEXT_MAX = 60

/** Says in words what was shown in advance and is not so: with the text that would be lost, and why. */
export function RefusalKeeper() {
  const { refused } = useSync()
  const { t } = useTranslation('alerts')
  const [path, navigate] = useLocation()
  useEffect(() => {
    const say = ({ what, conversationId, text, error }: Refusal) => {
      const short = text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text
      const key = text === '' && (what === 'message' || what === 'edit') ? (`${what}Bare` as const) : what
      const words = t(`refused.${key}`, { text: short, reason: errorText(error) })
      const chat = `/chats/${conversationId}`
      const copies = what === 'edit' && text !== '' && navigator.clipboard !== undefined
      showToast({
        key: `refused ${what}`,
        look: 'danger',
        text: words,
        // Words that are nowhere else stay until they are read.
        stays: what === 'edit' || (what === 'message' && path !== chat),
        ...(copies
          ? { action: { text: t('refused.copy'), onPress: () => void navigator.clipboard.writeText(text) } }
          : path !== chat && { action: { text: t('refused.open'), onPress: () => navigate(chat) } }),
      })
    }
    return refused.subscribe(() => {
      const refusal = refused.get()
      if (refusal) say(refusal)
    })
  }, [refused, t, path, navigate])
  return null
}
