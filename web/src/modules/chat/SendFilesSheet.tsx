import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { FileTile, kindText } from './FileBubble.tsx'
import { fileKind } from './fileKind.ts'
import styles from './SendFilesSheet.module.css'
import { SendSheet } from './SendSheet.tsx'
import { isVideo, type PreparedVideo, prepareVideo } from './video.ts'

export interface ChosenFile {
  file: File
  /** Null where it goes as a file. */
  video: PreparedVideo | null
}

interface SendFilesSheetProps {
  /** The chosen files; none closes the sheet. */
  files: readonly File[]
  /** Everything goes as it is, also what could be shown. */
  plain: boolean
  onFiles: (files: File[]) => void
  onSend: (files: readonly ChosenFile[], caption: string) => void
}

/** A look before sending: what videos show, and what goes as a file. One video can have a caption. */
export function SendFilesSheet({ files, plain, onFiles, onSend }: SendFilesSheetProps) {
  const { t } = useTranslation(['files', 'common'])
  const formats = useFormats()
  const videos = useVideos(files, plain)
  const ready = files.every((file) => videos.has(file))
  const [only] = files
  const single = files.length === 1 && only !== undefined ? (videos.get(only) ?? null) : null
  return (
    <SendSheet
      count={files.length}
      title={t('send.title', { count: files.length })}
      waiting={ready ? undefined : t('send.preparing')}
      mayCaption={single !== null}
      onClose={() => onFiles([])}
      onSend={(caption) =>
        onSend(
          files.map((file) => ({ file, video: videos.get(file) ?? null })),
          caption,
        )
      }
    >
      {single && <Poster of={single} large />}
      <ul className={styles.files}>
        {files.map((file) => {
          const video = videos.get(file)
          const kind = fileKind(file.name, file.type)
          return (
            <li key={`${file.name} ${file.size} ${file.lastModified}`} className={styles.file}>
              {video ? <Poster of={video} /> : <FileTile kind={kind} />}
              <span className={styles.words}>
                <span className={styles.name}>
                  <Bdi>{file.name}</Bdi>
                </span>
                <span className={styles.size}>
                  {video
                    ? t('send.asVideo', { duration: formats.duration(video.durationMs) })
                    : kindText(kind, file.name, t)}
                  {` · ${formats.size(file.size)}`}
                </span>
              </span>
              {files.length > 1 && (
                <IconButton
                  label={t('common:remove')}
                  icon={X}
                  size={20}
                  onPress={() => onFiles(files.filter((other) => other !== file))}
                />
              )}
            </li>
          )
        })}
      </ul>
    </SendSheet>
  )
}

function Poster({ of: { poster }, large = false }: { of: PreparedVideo; large?: boolean }) {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(poster)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [poster])
  return <img src={url} alt="" className={large ? styles.large : styles.poster} />
}

/** What is known of each file: a prepared video, or null for what goes as a file. Absent while it is looked at. */
function useVideos(files: readonly File[], plain: boolean): ReadonlyMap<File, PreparedVideo | null> {
  const [known, setKnown] = useState<ReadonlyMap<File, PreparedVideo | null>>(new Map())
  useEffect(() => {
    let over = false
    const look = async () => {
      // One at a time: decoding takes what a phone has.
      for (const file of files) {
        const video = !plain && (await isVideo(file)) ? await prepareVideo(file) : null
        if (over) return
        setKnown((before) => (before.has(file) ? before : new Map(before).set(file, video)))
      }
    }
    void look()
    return () => {
      over = true
    }
  }, [files, plain])
  return known
}
