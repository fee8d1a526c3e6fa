import type { Background, Conversation, DrawnBackground } from '@sampan/contract'
import { Check, ImagePlus } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useSync } from '../../app/sync/index.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Backdrop } from './Backdrop.tsx'
import styles from './ChatOptions.module.css'

const drawn: readonly DrawnBackground[] = ['paper', 'river', 'dawn', 'reeds', 'sails', 'rain', 'night']

interface BackgroundSheetProps {
  conversation: Conversation
  open: boolean
  onClose: () => void
}

/** What stands behind the messages: shown at once where there is room beside the sheet. */
export function BackgroundSheet({ conversation, open, onClose }: BackgroundSheetProps) {
  const { t } = useTranslation('options')
  const { actions } = useSync()
  const { act, pending } = useAct()
  const field = useRef<HTMLInputElement>(null)
  const { id, background } = conversation
  const choose = (next: Background | null) => void act(() => actions.setPreferences(id, { background: next }))
  const own = background?.kind === 'picture' ? background : null
  return (
    <Sheet open={open} onClose={onClose} title={t('background.title')}>
      <p className={styles.hint}>{t('background.text')}</p>
      <div className={styles.grid}>
        <Choice name={t('background.plain')} background={null} chosen={background === null} onChoose={choose} />
        {drawn.map((name) => (
          <Choice
            key={name}
            name={t(`background.${name}`)}
            background={{ kind: 'drawn', name }}
            chosen={background?.kind === 'drawn' && background.name === name}
            onChoose={choose}
          />
        ))}
        <button
          type="button"
          className={classes(styles.choice, own && styles.chosen)}
          aria-pressed={own !== null}
          disabled={pending}
          onClick={() => field.current?.click()}
        >
          <span className={styles.sample}>
            <Backdrop background={own} />
            <Icon of={ImagePlus} size={24} />
          </span>
          {t('background.own')}
        </button>
      </div>
      <input
        ref={field}
        type="file"
        accept="image/*"
        hidden
        aria-label={t('background.own')}
        onChange={(event) => {
          const [picture] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (picture) void act(() => actions.setBackgroundPicture(id, picture))
        }}
      />
    </Sheet>
  )
}

interface ChoiceProps {
  name: string
  background: Background | null
  chosen: boolean
  onChoose: (background: Background | null) => void
}

function Choice({ name, background, chosen, onChoose }: ChoiceProps) {
  return (
    <button
      type="button"
      className={classes(styles.choice, chosen && styles.chosen)}
      aria-pressed={chosen}
      onClick={() => onChoose(background)}
    >
      <span className={styles.sample}>
        <Backdrop background={background} />
        {chosen && <Icon of={Check} size={24} />}
      </span>
      {name}
    </button>
  )
}
