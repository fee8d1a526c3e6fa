import { Button as AriaButton } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { classes } from '../../ui/classes.ts'
import type { Face } from '../../ui/face.ts'
import { GoldCoin } from '../../ui/money/index.ts'
import { CoverArt, fieldOf } from './CoverArt.tsx'
import styles from './Packet.module.css'
import { PacketBar } from './PacketBar.tsx'
import type { Outside, Stage } from './PacketPage.tsx'

interface EnvelopeProps {
  conversationId: string
  outside: Outside
  sender: { name: string; face: Face }
  forNames: string
  isMine: boolean
  stage: Stage
  /** Why there was nothing in it any more. */
  missed: string | undefined
  offline: boolean
  onOpen: () => void
  onLook: () => void
}

/** A closed packet: its cover, from whom, the words, and the coin that opens it. */
export function Envelope(props: EnvelopeProps) {
  const { conversationId, outside, sender, forNames, isMine, stage, missed, offline, onOpen, onLook } = props
  const { t } = useTranslation('redPackets')
  return (
    <div className={styles.envelope} style={fieldOf(outside.cover)}>
      <div className={classes(styles.front, stage === 'opening' && styles.lifting)}>
        <PacketBar conversationId={conversationId} />
        <div className={styles.picture}>
          <CoverArt name={outside.cover} />
        </div>
        <div className={styles.words}>
          <h1 className={styles.from}>
            <Avatar face={sender.face} size={28} />
            <Bdi cut>{isMine ? t('fromYou') : t('from', { name: sender.name })}</Bdi>
          </h1>
          {missed === undefined ? (
            <p className={styles.greeting}>
              <bdi>{outside.greeting}</bdi>
            </p>
          ) : (
            <p className={styles.greeting} role="alert">
              {missed}
            </p>
          )}
          {outside.way === 'exclusive' && <p className={styles.for}>{t('open.for', { names: forNames })}</p>}
        </div>
      </div>
      <div className={styles.pocket}>
        {missed === undefined && (
          <AriaButton
            className={styles.opener ?? ''}
            aria-label={t('open.label')}
            autoFocus
            isDisabled={offline}
            // Pending, it would be announced by its name after it has gone; the words below it say that it opens.
            onPress={() => stage === 'opening' || onOpen()}
          >
            <GoldCoin size={104} turning={stage === 'opening'} />
          </AriaButton>
        )}
        <p className={styles.hint} role="status">
          {offline
            ? t('offline')
            : stage === 'opening'
              ? t('open.opening')
              : missed === undefined
                ? t('open.hint')
                : ''}
        </p>
        {(missed !== undefined || isMine) && (
          <AriaButton className={styles.look ?? ''} onPress={onLook}>
            {t('open.look')}
          </AriaButton>
        )}
      </div>
    </div>
  )
}
