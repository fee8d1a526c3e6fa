/** A picture is made ready to be sent: cropped, turned, filtered, drawn upon, written upon, made unreadable in places. */
import { Check, Crop, Grid2x2, type LucideIcon, Pencil, Redo2, SlidersHorizontal, Type, Undo2, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useTranslation } from 'react-i18next'
import { v4 as newId } from 'uuid'
import { Button } from '../../ui/Button.tsx'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { showToast } from '../../ui/toast.ts'
import { BrushLayer } from './BrushLayer.tsx'
import { CropFrame } from './CropFrame.tsx'
import { type BrushName, brushWidth, changeText, colours, mosaicWidth, textHeight, withoutText } from './edit.ts'
import { cropTo, flipSideways, inverse, poseMatrix, transform, turnClockwise, turnedSize } from './geometry.ts'
import styles from './PhotoEditor.module.css'
import { develop } from './paint.ts'
import { Stage, type View } from './Stage.tsx'
import { TextLayer } from './TextLayer.tsx'
import { Brushes, Colours, CropTray, FilterTray, type RatioName, ratios, TextTray } from './Trays.tsx'
import { useEdit } from './useEdit.ts'
import { type OpenPicture, usePicture } from './usePicture.ts'

interface PhotoEditorProps {
  file: File
  onClose: () => void
  /** The picture as it was made, by the name of the old one. */
  onDone: (file: File) => void
}

type Tool = 'crop' | 'filter' | 'draw' | 'text' | 'mosaic'
const tools: readonly { tool: Tool; icon: LucideIcon }[] = [
  { tool: 'crop', icon: Crop },
  { tool: 'filter', icon: SlidersHorizontal },
  { tool: 'draw', icon: Pencil },
  { tool: 'text', icon: Type },
  { tool: 'mosaic', icon: Grid2x2 },
]

/** Fills the screen. What was done is kept as steps and only burnt in at the end, at the picture's own resolution. */
export default function PhotoEditor({ file, onClose, onDone }: PhotoEditorProps) {
  const { t } = useTranslation(['photoEditor', 'common'])
  const picture = usePicture(file)
  const [changed, setChanged] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const leave = () => (changed ? setLeaving(true) : onClose())
  return (
    <ModalOverlay isOpen onOpenChange={(open) => !open && leave()} className={styles.overlay ?? ''}>
      <Modal className={styles.modal ?? ''}>
        <Dialog aria-label={t('title')} className={styles.dialog ?? ''}>
          {typeof picture === 'object' ? (
            <Table file={file} picture={picture} onChanged={setChanged} onClose={leave} onDone={onDone} />
          ) : (
            <>
              <header className={styles.bar}>
                <IconButton label={t('common:close')} icon={X} onPress={onClose} />
              </header>
              <p className={styles.waiting} role={picture === 'broken' ? 'alert' : 'status'}>
                {t(picture === 'broken' ? 'broken' : 'common:loading')}
              </p>
            </>
          )}
          <ConfirmSheet
            open={leaving}
            title={t('leave.title')}
            text={t('leave.text')}
            action={t('leave.action')}
            destroys
            onClose={() => setLeaving(false)}
            onConfirm={onClose}
          />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

interface TableProps {
  file: File
  picture: OpenPicture
  onChanged: (changed: boolean) => void
  onClose: () => void
  onDone: (file: File) => void
}

function Table({ file, picture, onChanged, onClose, onDone }: TableProps) {
  const { t } = useTranslation(['photoEditor', 'common'])
  const editing = useEdit(picture.size)
  const { edit, step, drag, settle } = editing
  const [tool, setTool] = useState<Tool>('crop')
  const [ratio, setRatio] = useState<RatioName>('free')
  const [colour, setColour] = useState<string>(colours.red)
  const [brush, setBrush] = useState<BrushName>('middle')
  const [chosen, setChosen] = useState<string>()
  const [busy, setBusy] = useState(false)
  const turned = turnedSize(picture.size, edit.pose)
  const text = edit.marks.find((mark) => mark.kind === 'text' && mark.id === chosen)
  const chosenText = text?.kind === 'text' ? text : undefined
  const canUndo = editing.undo !== undefined
  useEffect(() => onChanged(canUndo), [onChanged, canUndo])

  const pick = (next: Tool) => {
    settle()
    setChosen(undefined)
    setTool(next)
  }
  const finish = async () => {
    settle()
    if (!canUndo) return onClose()
    setBusy(true)
    try {
      // What cannot be see-through need not become larger by it.
      const keepAlpha = file.type !== 'image/jpeg'
      const made = await develop(edit, picture.full, picture.lab, keepAlpha)
      onDone(
        new File([made], file.name.replace(/(\.\w+)?$/, `.${made.type.replace('image/', '')}`), { type: made.type }),
      )
    } catch {
      setBusy(false)
      showToast({ text: t('failed') })
    }
  }
  const choose = (name: RatioName) => {
    setRatio(name)
    const wanted = name === 'original' ? turned.width / turned.height : ratios[name]
    if (wanted !== undefined) step((edit) => ({ ...edit, crop: cropTo(wanted, turned, edit.crop) }))
  }
  const addText = () => {
    const id = newId()
    const { crop } = edit
    const middle = { x: crop.x + crop.width / 2, y: crop.y + crop.height / 2 }
    const at = transform(inverse(poseMatrix(picture.size, edit.pose)), middle)
    drag((edit) => ({
      ...edit,
      marks: [...edit.marks, { kind: 'text', id, text: '', colour, at, height: textHeight(edit), pose: edit.pose }],
    }))
    setChosen(id)
  }
  const paintColour = (next: string) => {
    setColour(next)
    if (chosenText) step((edit) => changeText(edit, chosenText.id, (mark) => ({ ...mark, colour: next })))
  }

  const over = (view: View) => {
    switch (tool) {
      case 'crop':
        return (
          <CropFrame
            crop={edit.crop}
            size={turned}
            view={view}
            ratio={ratio === 'original' ? turned.width / turned.height : ratios[ratio]}
            onCrop={(next) => drag((edit) => ({ ...edit, crop: next(edit.crop) }))}
            onEnd={settle}
          />
        )
      case 'draw':
        return (
          <BrushLayer
            label={t('tool.draw')}
            view={view}
            editing={editing}
            start={(at) => ({ kind: 'stroke', points: [at], width: brushWidth(edit, brush), colour })}
          />
        )
      case 'mosaic':
        return (
          <BrushLayer
            label={t('tool.mosaic')}
            view={view}
            editing={editing}
            start={(at) => ({ kind: 'mosaic', points: [at], width: mosaicWidth(edit, brush) })}
          />
        )
      case 'text':
        return <TextLayer view={view} editing={editing} size={picture.size} chosen={chosen} onChoose={setChosen} />
      case 'filter':
        return null
    }
  }
  const tray = () => {
    switch (tool) {
      case 'crop':
        return (
          <CropTray
            ratio={ratio}
            onRatio={choose}
            onTurn={() => {
              setRatio('free')
              step((edit) => ({ ...edit, ...turnClockwise(turned, edit.pose, edit.crop) }))
            }}
            onFlip={() => step((edit) => ({ ...edit, ...flipSideways(turned, edit.pose, edit.crop) }))}
          />
        )
      case 'filter':
        return (
          <FilterTray
            picture={picture}
            filter={edit.filter}
            strength={edit.strength}
            onFilter={(filter) => step((edit) => (edit.filter === filter ? edit : { ...edit, filter, strength: 1 }))}
            onStrength={(strength) => drag((edit) => ({ ...edit, strength }))}
            onEnd={settle}
          />
        )
      case 'draw':
        return (
          <>
            <Brushes chosen={brush} onChoose={setBrush} />
            <Colours chosen={colour} onChoose={setColour} />
          </>
        )
      case 'mosaic':
        return <Brushes chosen={brush} onChoose={setBrush} />
      case 'text':
        return (
          <TextTray
            chosen={chosenText}
            colour={colour}
            onAdd={addText}
            onText={(words) => chosen && drag((edit) => changeText(edit, chosen, (mark) => ({ ...mark, text: words })))}
            onColour={paintColour}
            onRemove={() => {
              if (chosen) step((edit) => withoutText(edit, chosen))
              setChosen(undefined)
            }}
            onEnd={settle}
          />
        )
    }
  }
  const offered = picture.lab ? tools : tools.filter(({ tool }) => tool !== 'filter')
  return (
    <>
      <header className={styles.bar}>
        <IconButton label={t('common:cancel')} icon={X} onPress={onClose} />
        <span className={styles.steps}>
          <IconButton
            label={t('undo')}
            icon={Undo2}
            turns
            disabled={!editing.undo}
            {...(editing.undo && { onPress: editing.undo })}
          />
          <IconButton
            label={t('redo')}
            icon={Redo2}
            turns
            disabled={!editing.redo}
            {...(editing.redo && { onPress: editing.redo })}
          />
        </span>
        <Button small icon={Check} busy={busy} onPress={() => void finish()}>
          {t('common:done')}
        </Button>
      </header>
      <Stage
        picture={picture}
        edit={edit}
        part={tool === 'crop' ? { x: 0, y: 0, ...turned } : edit.crop}
        onPinch={editing.drop}
      >
        {over}
      </Stage>
      <div className={styles.tray}>{tray()}</div>
      <nav className={styles.tools} aria-label={t('tools')}>
        {offered.map(({ tool: name, icon }) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === tool}
            className={styles.tool}
            onClick={() => pick(name)}
          >
            <Icon of={icon} size={24} />
            {t(`tool.${name}`)}
          </button>
        ))}
      </nav>
    </>
  )
}
