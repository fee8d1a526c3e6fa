import { translatableOf, translation } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement, implementLane } from '../../../schema/index.ts'
import { accessPlace, seeMessages } from '../../chat/index.ts'
import type { TranslationServices } from '../services.ts'
import type { Translate } from '../translator.ts'

export const describe = (translate: Translate | null) =>
  implement(translation.describe, async () => ({ offered: translate !== null }))

/** The translator may be slow: no transaction is open meanwhile. */
export const translateMessage = ({ db, ownDoings }: TranslationServices, translate: Translate | null) =>
  implementLane(translation.translate, async ({ memberId }, { target, ...place }) => {
    await accessPlace(db, memberId, place)
    const [message] = await seeMessages(db, memberId, [place], ownDoings)
    if (!message || message.body.kind === 'hidden') throw refuse('chat.messageNotFound')
    const words = translatableOf(message.body)
    return { translation: translate && words.trim() !== '' ? await translate(words, target) : null }
  })
