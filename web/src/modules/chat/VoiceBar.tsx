import { Pause, Play, X } from 'lucide-react'
import { useEffect } from 'react'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useLive, useStatus } from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { Bdi } from '../../ui/Bdi.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import { useNicknames } from '../groups/useNicknames.ts'
import { namesFrom } from './names.ts'
import { SpeedButton } from './SpeedButton.tsx'
import styles from './VoiceBar.module.css'
import { type Playing, pauseVoice, resumeVoice, stopVoice, type Track, useVoice } from './voicePlayer.ts'

/** A voice message that plays on while one looks at something else. */
export default function VoiceBar() {
  const voice = useVoice()
  return voice?.track ? <Bar voice={voice} track={voice.track} /> : null
}

function Bar({ voice, track }: { voice: Playing; track: Track }) {
  const { t } = useTranslation(['voice', 'chat'])
  const formats = useFormats()
  const [path] = useLocation()
  const desktop = useDesktop()
  const { conversationId, seq } = track
  const name = useSenderName(track)
  const gone = useLive((queries) => isGone(queries.message(conversationId, seq)), `${conversationId} ${seq}`)
  useEffect(() => {
    if (gone) stopVoice()
  }, [gone])
  const chat = `/chats/${conversationId}`
  if (path === chat || (desktop && path.startsWith(`${chat}/`))) return null
  return (
    <section className={styles.bar} aria-label={t('bar.open')}>
      <IconButton
        label={t(voice.playing ? 'chat:voice.pause' : 'chat:voice.play')}
        icon={voice.playing ? Pause : Play}
        size={20}
        onPress={voice.playing ? pauseVoice : resumeVoice}
      />
      <Link href={chat} className={styles.who ?? ''}>
        <Bdi cut>{name === null ? t('bar.yours') : t('bar.from', { name })}</Bdi>
        <span className={styles.time} dir="ltr">
          {formats.duration(voice.positionMs)} / {formats.duration(voice.durationMs)}
        </span>
      </Link>
      <SpeedButton />
      <IconButton label={t('bar.stop')} icon={X} size={20} onPress={stopVoice} />
      <i
        className={styles.share}
        style={{ inlineSize: `${Math.min(1, voice.positionMs / voice.durationMs) * 100}%` }}
      />
    </section>
  )
}

/** Taken back, disappeared or deleted while it plays. */
async function isGone(asked: Promise<{ body: { kind: string } } | undefined>): Promise<boolean> {
  const message = await asked
  return message?.body.kind !== 'voice'
}

/** Null for one's own. */
function useSenderName({ conversationId, senderId }: Track): string | null {
  const { memberId } = useStatus()
  const people = useLive((queries) => queries.people())
  const relations = useLive((queries) => queries.relations())
  const nicknames = useNicknames(conversationId)
  if (senderId === memberId) return null
  const remarks = new Map((relations ?? []).flatMap(({ member, remark }) => (remark ? [[member.id, remark]] : [])))
  return namesFrom(memberId, people ?? new Map(), remarks, nicknames).nameOf(senderId)
}
