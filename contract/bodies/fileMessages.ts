/** Messages that hold a file or a video: what is sent, and what stands in the conversation. */
import Type from 'typebox'
import { closed, Id, writtenText } from './common.ts'
import { FileBytes, FileName, PictureSide, Placeholder, VideoDurationMs } from './file.ts'

export const SentFileBody = Type.Object({ kind: Type.Literal('file'), fileId: Id }, closed)

/** The poster is a picture of the sender's, made from the video: it says how wide and high the video is, too. */
export const SentVideoBody = Type.Object(
  {
    kind: Type.Literal('video'),
    fileId: Id,
    posterFileId: Id,
    durationMs: VideoDurationMs,
    caption: Type.Optional(writtenText(1_000)),
  },
  closed,
)

export const FileBody = Type.Object(
  { kind: Type.Literal('file'), fileId: Id, name: FileName, sizeBytes: FileBytes, mediaType: Type.String() },
  closed,
)

export const VideoBody = Type.Object(
  {
    kind: Type.Literal('video'),
    fileId: Id,
    posterFileId: Id,
    /** Of the poster, which has the video's proportions. */
    width: PictureSide,
    height: PictureSide,
    durationMs: VideoDurationMs,
    sizeBytes: FileBytes,
    caption: Type.String(),
    placeholder: Placeholder,
  },
  closed,
)
