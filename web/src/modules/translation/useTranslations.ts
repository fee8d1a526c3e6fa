import type { Message } from '@sampan/contract'
import { useCallback, useEffect, useState } from 'react'
import { errorText, useSync } from '../../app/sync/index.ts'
import { useLanguage } from '../../locales/useLanguage.ts'
import type { TranslationData } from './translations.ts'

/** Whether this server translates: asked once in a page. */
let asked: Promise<boolean> | undefined

export interface Translations {
  /** Where the server has a translator. */
  offered: boolean
  /** By the message's number. */
  shown: ReadonlyMap<number, TranslationData>
  ask: (message: Message, words: string) => void
  hide: (seq: number) => void
}

/** The messages of a conversation that are shown in the language of the screen, too. */
export function useTranslations(): Translations {
  const { api } = useSync()
  const target = useLanguage()
  const [offered, setOffered] = useState(false)
  const [shown, setShown] = useState<ReadonlyMap<number, TranslationData>>(new Map())

  useEffect(() => {
    asked ??= api.call('translation.describe', {}).then((answer) => answer.offered)
    asked.then(setOffered, () => {
      asked = undefined
    })
  }, [api])

  const put = useCallback(
    (seq: number, translation: TranslationData) => setShown((before) => new Map(before).set(seq, translation)),
    [],
  )
  const ask = useCallback(
    ({ conversationId, seq }: Message, words: string) => {
      const begun = { of: words, text: '', source: null, target }
      put(seq, { ...begun, state: 'asked' })
      api.call('translation.translate', { conversationId, seq, target }).then(
        ({ translation }) =>
          put(seq, translation ? { ...begun, ...translation, state: 'done' } : { ...begun, state: 'nothing' }),
        (error: unknown) => put(seq, { ...begun, state: 'failed', text: errorText(error) }),
      )
    },
    [api, target, put],
  )
  const hide = useCallback(
    (seq: number) =>
      setShown((before) => {
        const after = new Map(before)
        after.delete(seq)
        return after
      }),
    [],
  )
  return { offered, shown, ask, hide }
}
