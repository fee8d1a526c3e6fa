/** What a tool offers, above the row of tools. */
import { CaretsToAxisDashedVertical, RotateCw, Trash2, Type } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Slider } from '../../ui/Slider.tsx'
import { type BrushName, brushes, colourNames, colours, runsRight, TEXT_LENGTH_MAX, type TextMark } from './edit.ts'
import { type FilterName, filterNames } from './filters/index.ts'
import styles from './PhotoEditor.module.css'
import type { OpenPicture } from './usePicture.ts'

export const ratios = {
  free: undefined,
  original: undefined,
  '1:1': 1,
  '4:3': 4 / 3,
  '3:4': 3 / 4,
  '16:9': 16 / 9,
  '9:16': 9 / 16,
} as const
export type RatioName = keyof typeof ratios
const ratioNames: readonly RatioName[] = ['free', 'original', '1:1', '4:3', '3:4', '16:9', '9:16']

interface CropTrayProps {
  ratio: RatioName
  onRatio: (ratio: RatioName) => void
  onTurn: () => void
  onFlip: () => void
}

export function CropTray({ ratio, onRatio, onTurn, onFlip }: CropTrayProps) {
  const { t } = useTranslation('photoEditor')
  return (
    <div className={styles.line}>
      <IconButton label={t('crop.turn')} icon={RotateCw} onPress={onTurn} />
      <IconButton label={t('crop.flip')} icon={CaretsToAxisDashedVertical} onPress={onFlip} />
      <fieldset className={styles.choices} aria-label={t('crop.ratio')}>
        {ratioNames.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === ratio}
            className={styles.ratio}
            onClick={() => onRatio(name)}
          >
            {name === 'free' || name === 'original' ? t(`crop.${name}`) : <bdi dir="ltr">{name}</bdi>}
          </button>
        ))}
      </fieldset>
    </div>
  )
}

export function Colours({ chosen, onChoose }: { chosen: string; onChoose: (colour: string) => void }) {
  const { t } = useTranslation('photoEditor')
  return (
    <fieldset className={styles.choices} aria-label={t('colour.title')}>
      {colourNames.map((name) => (
        <button
          key={name}
          type="button"
          aria-label={t(`colour.${name}`)}
          aria-pressed={colours[name] === chosen}
          className={styles.colour}
          style={{ color: colours[name] }}
          onClick={() => onChoose(colours[name])}
        />
      ))}
    </fieldset>
  )
}

export function Brushes({ chosen, onChoose }: { chosen: BrushName; onChoose: (brush: BrushName) => void }) {
  const { t } = useTranslation('photoEditor')
  return (
    <fieldset className={styles.brushes} aria-label={t('brush.title')}>
      {brushes.map((brush) => (
        <button
          key={brush}
          type="button"
          aria-label={t(`brush.${brush}`)}
          aria-pressed={brush === chosen}
          className={classes(styles.brush, styles[brush])}
          onClick={() => onChoose(brush)}
        />
      ))}
    </fieldset>
  )
}

interface FilterTrayProps {
  picture: OpenPicture
  filter: FilterName
  strength: number
  onFilter: (filter: FilterName) => void
  onStrength: (strength: number) => void
  onEnd: () => void
}

export function FilterTray({ picture, filter, strength, onFilter, onStrength, onEnd }: FilterTrayProps) {
  const { t } = useTranslation('photoEditor')
  return (
    <>
      <div className={styles.slider}>
        <Slider
          label={t('filter.strength')}
          disabled={filter === 'none'}
          min={0}
          max={100}
          value={Math.round(strength * 100)}
          onChange={(value) => onStrength(value / 100)}
          onEnd={onEnd}
        />
      </div>
      <fieldset className={classes(styles.choices, styles.filters)} aria-label={t('tool.filter')}>
        {filterNames.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === filter}
            className={styles.filter}
            onClick={() => onFilter(name)}
          >
            <Sample picture={picture} filter={name} />
            {t(`filter.${name}`)}
          </button>
        ))}
      </fieldset>
    </>
  )
}

/** The picture itself, small, as the filter makes it. */
function Sample({ picture: { sample, lab }, filter }: { picture: OpenPicture; filter: FilterName }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    canvas.current?.getContext('2d')?.drawImage(lab?.develop(sample, filter, 1) ?? sample, 0, 0)
  }, [sample, lab, filter])
  return <canvas ref={canvas} width={sample.width} height={sample.height} aria-hidden />
}

interface TextTrayProps {
  chosen: TextMark | undefined
  colour: string
  onAdd: () => void
  onText: (text: string) => void
  onColour: (colour: string) => void
  onRemove: () => void
  onEnd: () => void
}

export function TextTray({ chosen, colour, onAdd, onText, onColour, onRemove, onEnd }: TextTrayProps) {
  const { t } = useTranslation(['photoEditor', 'common'])
  const field = useRef<HTMLInputElement>(null)
  const id = chosen?.id
  const fresh = chosen?.text === ''
  useEffect(() => {
    if (id !== undefined && fresh) field.current?.focus()
  }, [id, fresh])
  return (
    <>
      {chosen ? (
        <div className={styles.line}>
          <input
            ref={field}
            className={styles.field}
            aria-label={t('text.field')}
            placeholder={t('text.placeholder')}
            maxLength={TEXT_LENGTH_MAX}
            dir={runsRight(chosen.text) ? 'rtl' : 'auto'}
            value={chosen.text}
            onChange={(event) => onText(event.currentTarget.value)}
            onBlur={onEnd}
            onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          />
          <IconButton label={t('common:delete')} icon={Trash2} onPress={onRemove} />
        </div>
      ) : (
        <button type="button" className={styles.add} onClick={onAdd}>
          <Icon of={Type} size={20} />
          {t('text.add')}
        </button>
      )}
      <Colours chosen={chosen?.colour ?? colour} onChoose={onColour} />
    </>
  )
}
