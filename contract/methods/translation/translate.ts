import Type from 'typebox'
import { closed, Empty, Id, nullable, Seq } from '../../bodies/common.ts'
import { Language } from '../../bodies/member.ts'
import { command, read } from '../../define.ts'

export const describe = read('translation.describe', {
  caller: 'member',
  summary: 'Whether this server translates messages.',
  input: Empty,
  output: Type.Object({ offered: Type.Boolean() }, closed),
  errors: [],
  limit: { burst: 60, perMinute: 120 },
})

export const translate = command('translation.translate', {
  caller: 'member',
  summary:
    'The words of a message in another language. They are read by the server itself, and go to the translator that its operator chose.',
  input: Type.Object({ conversationId: Id, seq: Seq, target: Language }, closed),
  output: Type.Object(
    {
      /** Null for messages without words, and where nothing is translated. */
      translation: nullable(
        Type.Object(
          {
            text: Type.String(),
            /** What it was written in, as the translator thinks (BCP 47), or null. */
            source: nullable(Type.String({ maxLength: 35 })),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
  errors: ['chat.conversationNotFound', 'chat.messageNotFound', 'translation.failed'],
  events: [],
  limit: { burst: 30, perMinute: 60 },
})
