import { type ReactNode, useEffect, useRef, useState } from 'react'
import styles from './Talk.module.css'

interface DropZoneProps {
  children: ReactNode
  onFiles: (files: File[]) => void
  /** What a drop does, shown while something hovers. */
  text: string
  disabled: boolean
}

/** Folders look like files and cannot be read. */
function filesOf(transfer: DataTransfer | null): File[] {
  const items = [...(transfer?.items ?? [])].filter(({ kind }) => kind === 'file')
  return items.flatMap((item) => (item.webkitGetAsEntry()?.isDirectory ? [] : (item.getAsFile() ?? [])))
}

/** Takes files that are dragged here with a mouse; everyone else has the composer's button. */
export function DropZone({ children, onFiles, text, disabled }: DropZoneProps) {
  const zone = useRef<HTMLElement>(null)
  const [over, setOver] = useState(false)
  useEffect(() => {
    const element = zone.current
    if (!element || disabled) return
    const listening = new AbortController()
    const { signal } = listening
    const onDragOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    }
    const onDrop = (event: DragEvent) => {
      setOver(false)
      const files = filesOf(event.dataTransfer)
      if (files.length === 0) return
      event.preventDefault()
      onFiles(files)
    }
    element.addEventListener('dragover', onDragOver, { signal })
    element.addEventListener('dragleave', () => setOver(false), { signal })
    element.addEventListener('drop', onDrop, { signal })
    return () => listening.abort()
  }, [onFiles, disabled])
  return (
    <section ref={zone} className={styles.zone}>
      {children}
      {over && <div className={styles.drop}>{text}</div>}
    </section>
  )
}
