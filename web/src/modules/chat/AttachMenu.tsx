import { Image, Paperclip, Plus } from 'lucide-react'
import { type RefObject, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, type MenuEntry } from '../../ui/Menu.tsx'

interface AttachMenuProps {
  onFiles: (files: File[]) => void
  /** Files to send as they are. */
  onPlainFiles: (files: File[]) => void
  /** What else can be sent here. */
  more: readonly MenuEntry[]
}

/** What is sent beside words: pictures, files, and whatever else a conversation takes. */
export function AttachMenu({ onFiles, onPlainFiles, more }: AttachMenuProps) {
  const { t } = useTranslation(['chat', 'files'])
  const pictures = useRef<HTMLInputElement>(null)
  const files = useRef<HTMLInputElement>(null)
  const open = (picker: RefObject<HTMLInputElement | null>) => () => picker.current?.click()
  return (
    <>
      <Picker picker={pictures} accept="image/*,video/mp4,video/webm" onFiles={onFiles} />
      <Picker picker={files} onFiles={onPlainFiles} />
      <Menu
        label={t('composer.attach')}
        entries={[
          { id: 'pictures', text: t('composer.pictures'), icon: Image, onPress: open(pictures) },
          { id: 'file', text: t('files:choose.file'), icon: Paperclip, onPress: open(files) },
          ...more,
        ]}
      >
        <IconButton label={t('composer.attach')} icon={Plus} />
      </Menu>
    </>
  )
}

interface PickerProps {
  picker: RefObject<HTMLInputElement | null>
  accept?: string
  onFiles: (files: File[]) => void
}

const Picker = ({ picker, accept, onFiles }: PickerProps) => (
  <input
    ref={picker}
    type="file"
    {...(accept !== undefined && { accept })}
    multiple
    hidden
    onChange={(event) => {
      const files = [...(event.currentTarget.files ?? [])]
      event.currentTarget.value = ''
      if (files.length > 0) onFiles(files)
    }}
  />
)
