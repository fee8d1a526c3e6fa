import { Headphones, Pause, Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import { classes } from '../../ui/classes.ts'
import { Hidden } from '../../ui/Hidden.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { VoiceData } from './message.ts'
import { SpeedButton } from './SpeedButton.tsx'
import styles from './VoiceBubble.module.css'
import { pauseVoice, playVoice, seekVoice, usePlaying } from './voicePlayer.ts'

/** Runs left to right in every language. `children` is the time and mark of the message. */
export function VoiceBubble({ voice, out, children }: { voice: VoiceData; out: boolean; children: ReactNode }) {
  const { t } = useTranslation('chat')
  const formats = useFormats()
  const now = usePlaying(voice.url)
  const playing = now?.playing ?? false
  const share = now ? now.positionMs / voice.durationMs : 0
  return (
    <div className={classes(styles.voice, out && styles.out)} dir="ltr">
      <Button
        className={styles.play ?? ''}
        aria-label={t(playing ? 'voice.pause' : 'voice.play')}
        onPress={() => (playing ? pauseVoice() : void playVoice(voice))}
      >
        <span>
          <Icon of={playing ? Pause : Play} size={16} filled />
        </span>
      </Button>
      <span className={styles.seek}>
        <Wave waveform={voice.waveform} share={share} />
        <input
          type="range"
          className={styles.range}
          aria-label={t('voice.position')}
          aria-valuetext={formats.duration(now?.positionMs ?? 0)}
          min={0}
          max={voice.durationMs}
          step={100}
          value={now?.positionMs ?? 0}
          onChange={(event) => seekVoice(voice, event.currentTarget.valueAsNumber)}
        />
      </span>
      <span className={styles.side}>
        <span className={styles.duration}>
          {now && <SpeedButton />}
          {formats.duration(now ? now.positionMs : voice.durationMs)}
          <Heard voice={voice} out={out} />
        </span>
        {children}
      </span>
      {now?.failed && (
        <span role="alert" className={styles.failed} dir="auto">
          {t('voice.failed')}
        </span>
      )}
    </div>
  )
}

/** A dot on what one has not heard; on one's own messages whether somebody has. */
function Heard({ voice: { track, playedBy = 0, group }, out }: { voice: VoiceData; out: boolean }) {
  const { t } = useTranslation('voice')
  const formats = useFormats()
  if (!out)
    return track?.unheard ? (
      <>
        <i className={styles.unheard} />
        <Hidden>{t('unheard')}</Hidden>
      </>
    ) : null
  if (playedBy === 0) return null
  return (
    <span className={styles.heard}>
      <Icon of={Headphones} size={16} />
      <Hidden>{group ? t('playedBy', { count: playedBy }) : t('played')}</Hidden>
      {group && <span aria-hidden>{formats.number(playedBy)}</span>}
    </span>
  )
}

/** 28 bars; `share` of them are played. */
export function Wave({ waveform, share = 0 }: { waveform: readonly number[]; share?: number }) {
  return (
    <svg className={styles.wave} viewBox={`0 0 ${waveform.length * 4 - 1.5} 24`} aria-hidden="true">
      {waveform.map((loudness, index) => {
        const height = 4 + (loudness / 31) * 20
        const x = index * 4
        return (
          <rect
            key={x}
            x={x}
            y={(24 - height) / 2}
            width="2.5"
            height={height}
            rx="1.25"
            className={(index + 0.5) / waveform.length <= share ? styles.played : undefined}
          />
        )
      })}
    </svg>
  )
}
