import { useState } from 'react'
import { useLive, useSync } from '../../app/sync/index.ts'
import type { Face } from '../../ui/face.ts'
import { PictureViewer, type ViewedPicture } from './PictureViewer.tsx'

interface TalkPicturesProps {
  conversationId: string
  faceOf: (id: string) => Face
  /** The key of the picture that is shown; undefined where none is. */
  shown: string | undefined
  onShow: (key: string | undefined) => void
  onEdit: ((url: string) => void) | undefined
}

/** All pictures of a conversation that are held here, from the one that was pressed. */
export function TalkPictures({ conversationId, faceOf, shown, onShow, onEdit }: TalkPicturesProps) {
  const { fileUrl } = useSync()
  // All messages are looked through for them: not before one is looked at.
  const [wasShown, setWasShown] = useState(false)
  if (shown !== undefined && !wasShown) setWasShown(true)
  const question = `${conversationId} ${wasShown}`
  const messages = useLive(async (queries) => (wasShown ? queries.pictures(conversationId) : []), question) ?? []
  const pictures = messages.flatMap(({ id, body, senderId, sentAt }): ViewedPicture[] => {
    if (body.kind !== 'picture') return []
    const { width, height, caption, fileId } = body
    const { name } = faceOf(senderId ?? '')
    const url = fileUrl(fileId, 'original')
    return [
      { key: id, url, thumbnailUrl: fileUrl(fileId, 'thumbnail'), width, height, caption, name, at: new Date(sentAt) },
    ]
  })
  return (
    <PictureViewer
      pictures={pictures}
      shown={shown}
      onShow={onShow}
      onClose={() => onShow(undefined)}
      onEdit={
        onEdit &&
        (({ url }) => {
          onShow(undefined)
          onEdit(url)
        })
      }
      onSave={({ url }) => {
        const link = document.createElement('a')
        link.href = url
        link.download = ''
        link.click()
      }}
    />
  )
}
