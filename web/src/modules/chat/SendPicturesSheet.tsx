import { Pencil, X } from 'lucide-react'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './SendPicturesSheet.module.css'
import { SendSheet } from './SendSheet.tsx'

const PhotoEditor = lazy(() => import('../photoEditor/PhotoEditor.tsx'))

interface SendPicturesSheetProps {
  /** The chosen files; none closes the sheet. */
  files: readonly File[]
  onFiles: (files: File[]) => void
  onSend: (files: readonly File[], caption: string) => void
}

/** A look before sending; one picture can have a caption. */
export function SendPicturesSheet({ files, onFiles, onSend }: SendPicturesSheetProps) {
  const { t } = useTranslation(['chat', 'common', 'photoEditor'])
  const [editing, setEditing] = useState<File>()
  const urls = useMemo(() => files.map((file) => ({ file, url: URL.createObjectURL(file) })), [files])
  useEffect(
    () => () => {
      for (const { url } of urls) URL.revokeObjectURL(url)
    },
    [urls],
  )
  const edited = (made: File) => {
    onFiles(files.map((file) => (file === editing ? made : file)))
    setEditing(undefined)
  }
  return (
    <SendSheet
      count={files.length}
      title={t('composer.sendPictures', { count: files.length })}
      mayCaption={files.length === 1}
      onClose={() => onFiles([])}
      onSend={(caption) => onSend(files, caption)}
    >
      <ul className={files.length === 1 ? styles.one : styles.many}>
        {urls.map(({ file, url }) => (
          <li key={url}>
            <img src={url} alt={file.name} />
            {isEditable(file) && (
              <span className={styles.edit}>
                <IconButton
                  label={t('photoEditor:edit')}
                  icon={Pencil}
                  size={20}
                  look="card"
                  onPress={() => setEditing(file)}
                />
              </span>
            )}
            {files.length > 1 && (
              <span className={styles.remove}>
                <IconButton
                  label={t('common:remove')}
                  icon={X}
                  size={20}
                  look="card"
                  onPress={() => onFiles(files.filter((other) => other !== file))}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
      {editing && (
        <Suspense>
          <PhotoEditor file={editing} onClose={() => setEditing(undefined)} onDone={edited} />
        </Suspense>
      )}
    </SendSheet>
  )
}

/** What moves would stand still afterwards. */
const isEditable = ({ type }: File): boolean => type.startsWith('image/') && type !== 'image/gif'
