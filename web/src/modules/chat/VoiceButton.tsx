import { Mic, SendHorizontal, Trash2 } from 'lucide-react'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { showToast } from '../../ui/toast.ts'
import type { RecordedVoice, Recording } from './recorder.ts'
import { Wave } from './VoiceBubble.tsx'
import styles from './VoiceButton.module.css'
import { toWaveform } from './waveform.ts'

interface VoiceButtonProps {
  onVoice: (voice: RecordedVoice) => void
  /** Tells the composer to make room for the recording. */
  onRecording: (recording: boolean) => void
}

const tapMsMax = 350
const cancelPx = 72
const durationMsMax = 60_000

/**
 * Hold to talk, let go to send, slide away to cancel. A short tap or a key goes on without holding, with buttons to
 * send and to discard: nobody has to hold anything.
 */
export function VoiceButton({ onVoice, onRecording }: VoiceButtonProps) {
  const { t } = useTranslation('chat')
  const formats = useFormats()
  const [state, setState] = useState<'idle' | 'held' | 'away' | 'free'>('idle')
  const [levels, setLevels] = useState<readonly number[]>([])
  const recording = useRef<Promise<Recording | undefined>>(undefined)
  const pressed = useRef<{ at: number; x: number; y: number }>(undefined)

  const leave = () => {
    recording.current = undefined
    setState('idle')
    setLevels([])
    onRecording(false)
  }
  const start = () => {
    if (recording.current) return
    onRecording(true)
    recording.current = import('./recorder.ts')
      .then(({ startRecording }) => startRecording((heard) => setLevels([...heard])))
      .catch(() => {
        showToast({ text: t('composer.micRefused'), look: 'danger', key: 'microphone' })
        leave()
        return undefined
      })
  }
  const send = async () => {
    const running = recording.current
    leave()
    const voice = await (await running)?.stop()
    if (voice) onVoice(voice)
  }
  const cancel = async () => {
    const running = recording.current
    leave()
    ;(await running)?.cancel()
  }

  const durationMs = levels.length * 50
  const finish = useRef(send)
  finish.current = send
  useEffect(() => {
    if (durationMs >= durationMsMax) void finish.current()
  }, [durationMs])
  // A recording must not go on when the conversation is left.
  useEffect(() => () => void recording.current?.then((running) => running?.cancel()), [])

  const holding = {
    onPointerDown: (event: PointerEvent<HTMLButtonElement>) => {
      if (event.button !== 0 || state === 'free') return
      event.currentTarget.setPointerCapture(event.pointerId)
      pressed.current = { at: performance.now(), x: event.clientX, y: event.clientY }
      setState('held')
      start()
    },
    onPointerMove: (event: PointerEvent) => {
      if (!pressed.current) return
      const far = Math.hypot(event.clientX - pressed.current.x, event.clientY - pressed.current.y) > cancelPx
      setState(far ? 'away' : 'held')
    },
    onPointerUp: () => {
      const held = pressed.current
      pressed.current = undefined
      if (!held) return
      if (state === 'away') void cancel()
      else if (performance.now() - held.at < tapMsMax) setState('free')
      else void send()
    },
    onPointerCancel: () => {
      pressed.current = undefined
      void cancel()
    },
    onClick: (event: { detail: number }) => {
      // A click without a pointer comes from a key or a screen reader.
      if (event.detail === 0 && state === 'idle') {
        setState('free')
        start()
      }
    },
    onContextMenu: (event: { preventDefault(): void }) => event.preventDefault(),
  }

  const tail = levels.slice(-28)
  return (
    <>
      {state !== 'idle' && (
        <div className={classes(styles.line, state === 'away' && styles.away)} role="status">
          {state === 'free' ? (
            <IconButton label={t('composer.discard')} icon={Trash2} onPress={() => void cancel()} />
          ) : (
            <i className={styles.dot} aria-hidden />
          )}
          <span className={styles.time}>
            <span className={styles.hidden}>{t('composer.recording')}</span>
            <span aria-hidden>{formats.duration(durationMs)}</span>
          </span>
          <span className={styles.wave} dir="ltr">
            <Wave waveform={toWaveform([...Array<number>(28 - tail.length).fill(0), ...tail], 28)} share={1} />
          </span>
          {state !== 'free' && (
            <span className={styles.hint}>
              {t(state === 'away' ? 'composer.releaseToCancel' : 'composer.slideToCancel')}
            </span>
          )}
        </div>
      )}
      {state === 'free' ? (
        <IconButton
          label={t('composer.sendVoice')}
          icon={SendHorizontal}
          turns
          look="filled"
          onPress={() => void send()}
        />
      ) : (
        <button
          type="button"
          className={classes(styles.mic, state !== 'idle' && styles.live, state === 'away' && styles.away)}
          aria-label={t('composer.holdToTalk')}
          {...holding}
        >
          <Icon of={state === 'away' ? Trash2 : Mic} />
        </button>
      )}
    </>
  )
}
