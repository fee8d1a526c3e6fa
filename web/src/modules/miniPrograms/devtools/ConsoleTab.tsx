import type { ConsoleLine } from '@sampan/miniprogram/devtools'
import { CircleX, Info, type LucideIcon, Trash2, TriangleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chip } from '../../../ui/Chips.tsx'
import { classes } from '../../../ui/classes.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { CodeFrame, placeText } from './CodeFrame.tsx'
import styles from './ConsoleTab.module.css'
import parts from './parts.module.css'
import { Unfold } from './Unfold.tsx'

type Level = ConsoleLine['level']
const filters = { all: null, warnings: ['warn', 'error'], errors: ['error'] } as const satisfies Record<
  string,
  readonly Level[] | null
>
type Filter = keyof typeof filters
const icons: Partial<Record<Level, LucideIcon>> = { info: Info, warn: TriangleAlert, error: CircleX }

interface ConsoleTabProps {
  lines: readonly ConsoleLine[]
  onClear: () => void
}

export function ConsoleTab({ lines, onClear }: ConsoleTabProps) {
  const { t } = useTranslation('devtools')
  const [filter, setFilter] = useState<Filter>('all')
  const levels: readonly Level[] | null = filters[filter]
  const shown = levels === null ? lines : lines.filter(({ level }) => levels.includes(level))
  const scroller = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  const last = shown.at(-1)
  // Who reads further up is left there.
  useEffect(() => {
    const box = scroller.current
    if (box && last && isAtEnd.current) box.scrollTop = box.scrollHeight
  }, [last])
  return (
    <>
      <div className={parts.tools}>
        {(['all', 'warnings', 'errors'] as const).map((each) => (
          <Chip key={each} small chosen={filter === each} onPress={() => setFilter(each)}>
            {t(`console.${each}`)}
          </Chip>
        ))}
        <span className={parts.space} />
        <IconButton label={t('console.clear')} icon={Trash2} size={20} onPress={onClear} />
      </div>
      <div
        ref={scroller}
        className={parts.scroll}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          isAtEnd.current = scrollHeight - scrollTop - clientHeight < 40
        }}
      >
        {shown.length === 0 ? (
          <p className={parts.empty}>{t('console.empty')}</p>
        ) : (
          <ol className={parts.rows} aria-label={t('tabs.console')}>
            {shown.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ol>
        )}
      </div>
    </>
  )
}

function Line({ line: { level, items, places, lost } }: { line: ConsoleLine }) {
  const { t } = useTranslation('devtools')
  const [place, ...further] = places
  const icon = icons[level]
  return (
    <li className={classes(parts.row, level === 'warn' && styles.warn, level === 'error' && styles.error)}>
      {lost > 0 && <p className={styles.lost}>{t('console.lost', { count: lost })}</p>}
      <div className={styles.items}>
        {icon && <Icon of={icon} size={16} className={styles.icon} />}
        <div className={styles.words}>
          {numbered(items).map(([key, item]) => (
            <Unfold key={key} value={item} />
          ))}
        </div>
      </div>
      {place && (
        <details className={styles.source} open={level === 'error'}>
          <summary>
            <bdi>{placeText(place)}</bdi>
          </summary>
          <CodeFrame place={place} />
          {further.length > 0 && (
            <ol className={styles.further} dir="ltr">
              {further.map((each) => (
                <li key={placeText(each)}>{placeText(each)}</li>
              ))}
            </ol>
          )}
        </details>
      )}
    </li>
  )
}

/** A line never changes, so the place of what is in it is its name. */
const numbered = (items: ConsoleLine['items']) => items.map((item, index) => [index, item] as const)
