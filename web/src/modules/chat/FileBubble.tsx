import {
  Download,
  File,
  FileArchive,
  FileAudio,
  FileCode,
  FileImage,
  FileSpreadsheet,
  FileText,
  FileVideo,
  type LucideIcon,
  Presentation,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './FileBubble.module.css'
import { endingOf, type FileKind, fileKind } from './fileKind.ts'
import type { FileData } from './message.ts'
import { ProgressRing } from './ProgressRing.tsx'

const icons: Readonly<Record<FileKind, LucideIcon>> = {
  audio: FileAudio,
  archive: FileArchive,
  code: FileCode,
  document: FileText,
  picture: FileImage,
  slides: Presentation,
  table: FileSpreadsheet,
  text: FileText,
  video: FileVideo,
  file: File,
}

interface FileBubbleProps {
  file: FileData
  onCancel?: (() => void) | undefined
  /** The time and mark of the message. */
  children: ReactNode
}

/** What kind of file it is, its name and size. A press saves it; nothing is ever opened here. */
export function FileBubble({ file, onCancel, children }: FileBubbleProps) {
  const { t } = useTranslation('files')
  const formats = useFormats()
  const { name, url, sizeBytes, outgoing } = file
  const kind = fileKind(name, file.mediaType)
  const kindName = kindText(kind, name, t)
  const size = formats.size(sizeBytes)
  const isUnder = outgoing && file.share !== undefined
  const words = (
    <span className={styles.words}>
      <span className={styles.name}>
        <Bdi>{name}</Bdi>
      </span>
      <span className={styles.size}>
        {isUnder
          ? t('bubble.of', { done: formats.size(Math.round(sizeBytes * (file.share ?? 0))), size })
          : `${kindName} · ${size}`}
      </span>
    </span>
  )
  return (
    <div className={styles.file}>
      {outgoing ? (
        <span className={styles.line}>
          <ProgressRing share={file.share} stopped={file.problem !== undefined} onCancel={onCancel} />
          {words}
        </span>
      ) : (
        <Link
          className={styles.line ?? ''}
          href={url}
          download={name}
          aria-label={`${t('bubble.open', { name, kind: kindName, size })}. ${t('bubble.download', { name })}`}
        >
          <FileTile kind={kind} />
          {words}
          <Icon of={Download} size={20} className={styles.save} />
        </Link>
      )}
      {children}
    </div>
  )
}

export function FileTile({ kind }: { kind: FileKind }) {
  return (
    <span className={styles.tile} data-kind={kind}>
      <Icon of={icons[kind]} size={24} />
    </span>
  )
}

/** The ending where it says more than the kind, such as PDF. */
export function kindText(
  kind: FileKind,
  name: string,
  t: (key: `types.${keyof Types}` | 'kind.file' | 'kind.video') => string,
): string {
  const ending = endingOf(name)
  if (ending !== '' && ending.length <= 4 && /^[a-z0-9]+$/.test(ending)) return ending.toUpperCase()
  if (kind === 'file') return t('kind.file')
  return kind === 'video' ? t('kind.video') : t(`types.${kind}`)
}

type Types = Record<Exclude<FileKind, 'file' | 'video'>, string>
