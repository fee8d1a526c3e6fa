import { STICKER_SIDE } from '@sampan/contract'
import { ArrowUpToLine, Plus, X } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useLive, useLoad, useOffline, useSync } from '../../app/sync/index.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './ExpressionPicker.module.css'
import { recentStickers, rememberSticker, type SentSticker } from './recent.ts'
import { house, houseName, houseStickers, stickerKey, stickerUrl } from './sets.ts'

const houseSet: readonly SentSticker[] = houseStickers.map((name) => ({
  sticker: house(name),
  width: STICKER_SIDE,
  height: STICKER_SIDE,
}))

/** Those sent last, one's own, and the house's. A press sends. */
export function StickerPicker({ onSticker }: { onSticker: (sticker: SentSticker) => void }) {
  const { t } = useTranslation('stickers')
  const { actions } = useSync()
  const isOffline = useOffline()
  const { act, pending } = useAct()
  const own = useLive((queries) => queries.stickers())
  const [recent] = useState(recentStickers)
  const [sorting, setSorting] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  // What is held is shown; offline it stays.
  useLoad(() => actions.loadStickers())

  const send = (sticker: SentSticker) => {
    rememberSticker(sticker)
    onSticker(sticker)
  }
  const mine = (own ?? []).map(
    ({ fileId, width, height }): SentSticker => ({ sticker: { from: 'own', fileId }, width, height }),
  )
  return (
    <div className={styles.picker}>
      {recent.length > 0 && (
        <Section title={t('recent')}>
          {recent.map((sticker) => (
            <Tile key={stickerKey(sticker.sticker)} sticker={sticker} onPress={() => send(sticker)} />
          ))}
        </Section>
      )}
      <Section
        title={t('mine')}
        action={
          mine.length > 0 && (
            <button type="button" aria-pressed={sorting} disabled={isOffline} onClick={() => setSorting(!sorting)}>
              {t(sorting ? 'done' : 'sort')}
            </button>
          )
        }
      >
        <li>
          <input
            ref={picker}
            type="file"
            accept="image/*"
            hidden
            onChange={(event) => {
              const file = event.currentTarget.files?.[0]
              event.currentTarget.value = ''
              if (file) void act(() => actions.addSticker(file))
            }}
          />
          <button
            type="button"
            aria-label={t('add')}
            disabled={isOffline || pending}
            className={classes(styles.sticker, styles.add)}
            onClick={() => picker.current?.click()}
          >
            <Icon of={Plus} />
          </button>
        </li>
        {mine.map((sticker, place) => {
          const { sticker: source } = sticker
          if (source.from !== 'own') return null
          const { fileId } = source
          return (
            <Tile key={fileId} sticker={sticker} onPress={() => !sorting && send(sticker)}>
              {sorting && (
                <>
                  {place > 0 && (
                    <button
                      type="button"
                      className={styles.first}
                      aria-label={t('first')}
                      onClick={() => void act(() => actions.sortStickers([fileId]))}
                    >
                      <Icon of={ArrowUpToLine} size={16} />
                    </button>
                  )}
                  <button
                    type="button"
                    className={styles.remove}
                    aria-label={t('remove')}
                    onClick={() => void act(() => actions.removeSticker(fileId))}
                  >
                    <Icon of={X} size={16} />
                  </button>
                </>
              )}
            </Tile>
          )
        })}
      </Section>
      {mine.length === 0 && <p className={styles.empty}>{t('addHint')}</p>}
      <Section title={t('sampan')}>
        {houseSet.map((sticker) => (
          <Tile key={stickerKey(sticker.sticker)} sticker={sticker} onPress={() => send(sticker)} />
        ))}
      </Section>
    </div>
  )
}

function Section({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <div className={styles.head}>
        <h3>{title}</h3>
        {action}
      </div>
      <ul className={styles.grid}>{children}</ul>
    </section>
  )
}

function Tile({ sticker, onPress, children }: { sticker: SentSticker; onPress: () => void; children?: ReactNode }) {
  const { t } = useTranslation('stickers')
  const { fileUrl } = useSync()
  const name = houseName(sticker.sticker)
  return (
    <li>
      <button type="button" className={styles.sticker} onClick={onPress}>
        <img
          src={stickerUrl(sticker.sticker, fileUrl)}
          alt={name ? t(`house.${name}`) : t('sticker')}
          loading="lazy"
          draggable={false}
        />
      </button>
      {children}
    </li>
  )
}
