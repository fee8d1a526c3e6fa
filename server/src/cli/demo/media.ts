import { readVoice, renderPicture } from '@sampan/testkit/seeds/render.ts'
import type { Conversation, Handle, PictureName, Step, VoiceName } from '@sampan/testkit/seeds/types.ts'
import type { Cast } from './cast.ts'
import { type Scribe, share } from './scribe.ts'

/** The ids of files, as soon as they are uploaded. */
export interface Media {
  pictureBy(sender: Handle, name: PictureName): Promise<string>
  voiceBy(sender: Handle, name: VoiceName): Promise<string>
  /** Resolves when all are uploaded; rejects with what went wrong first. */
  uploaded: Promise<void>
}

type Recording =
  | { kind: 'picture'; sender: Handle; name: PictureName }
  | { kind: 'voice'; sender: Handle; name: VoiceName }

/** Begins to upload every picture and voice message that somebody sends, once for each sender. */
export function uploadMedia(scribes: readonly Scribe[], cast: Cast, conversations: readonly Conversation[]): Media {
  const recordings = new Map<string, Recording>()
  for (const step of conversations.flatMap(({ steps }) => steps)) {
    const recording = recordingOf(step)
    if (recording) recordings.set(keyOf(recording.sender, recording.name), recording)
  }
  const files = new Map(
    [...recordings].map(([key, recording]) => [key, { recording, ...Promise.withResolvers<string>() }]),
  )
  const render = remember(renderPicture)

  const uploaded = share(scribes, [...files.values()], async (scribe, { recording, resolve }) => {
    const sender = cast.idOf(recording.sender)
    const file =
      recording.kind === 'picture'
        ? await scribe.call(sender, 'files.uploadPicture', {}, await render(recording.name))
        : await scribe.call(sender, 'files.uploadVoice', {}, await readVoice(recording.name))
    resolve(file.id)
  })
  // Whoever waits for a file that does not come hears why.
  uploaded.catch((reason: unknown) => {
    for (const { promise, reject } of files.values()) {
      promise.catch(() => {})
      reject(reason)
    }
  })
  const find = async (sender: Handle, name: string): Promise<string> => {
    const file = files.get(keyOf(sender, name))
    if (!file) throw new Error(`${sender} does not upload ${name}`)
    return await file.promise
  }
  return { pictureBy: find, voiceBy: find, uploaded }
}

const keyOf = (sender: Handle, name: string): string => `${sender} ${name}`

function recordingOf(step: Step): Recording | null {
  if (step.kind === 'picture') return { kind: 'picture', sender: step.from, name: step.picture }
  if (step.kind === 'voice') return { kind: 'voice', sender: step.from, name: step.voice }
  return null
}

/** The same answer for the same question. */
function remember<Question, Answer>(ask: (question: Question) => Answer): (question: Question) => Answer {
  const known = new Map<Question, Answer>()
  return (question) => {
    const answer = known.get(question) ?? ask(question)
    known.set(question, answer)
    return answer
  }
}
