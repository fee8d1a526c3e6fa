import { lazy, Suspense } from 'react'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { showToast } from '../../ui/toast.ts'
import { ReadersSheet } from '../groups/ReadersSheet.tsx'
import { ReportSheet } from '../groups/ReportSheet.tsx'
import { ForwardSheet } from './ForwardSheet.tsx'
import type { Asked } from './messageActions.ts'
import { RichText } from './RichText.tsx'
import styles from './Talk.module.css'
import type { TalkProps } from './Talk.tsx'

const EmojiPicker = lazy(() => import('./EmojiPicker.tsx'))

interface TalkSheetsProps extends Pick<TalkProps, 'conversation' | 'faceOf' | 't' | 'act' | 'actions'> {
  /** Undefined while nothing is: all of them are closed. */
  asked: Asked | undefined
  readersOf: (seq: number) => readonly string[]
  onClose: () => void
  /** What several were chosen for is being done. */
  onChosen: () => void
}

/** What is asked and shown over the conversation, of one message or of several. */
export function TalkSheets(props: TalkSheetsProps) {
  const { conversation, faceOf, t, act, actions, asked, readersOf, onClose, onChosen } = props
  const { id: conversationId } = conversation
  return (
    <>
      <ForwardSheet
        open={asked?.kind === 'forward'}
        onClose={onClose}
        onForward={(to, words) => {
          if (asked?.kind !== 'forward') return
          const { seqs, asOne } = asked
          onChosen()
          void act(
            async () => {
              if (asOne) await actions.forwardAsOne({ conversationId, seqs }, to)
              else for (const seq of seqs) await actions.forward({ conversationId, seq }, to)
              if (words !== '') await actions.sendWords(words, to)
            },
            () => showToast({ text: t('forward.done') }),
          )
        }}
      />
      <ReadersSheet
        memberIds={asked?.kind === 'readers' ? readersOf(asked.seq) : undefined}
        faceOf={faceOf}
        onClose={onClose}
      />
      <Sheet open={asked?.kind === 'words'} onClose={onClose} title={t('message.selectText')}>
        <div className={styles.selecting}>
          <RichText text={asked?.kind === 'words' ? asked.text : ''} />
        </div>
      </Sheet>
      <ReportSheet
        about={asked?.kind === 'report' ? { kind: 'messages', conversationId, seqs: [asked.seq] } : undefined}
        onClose={onClose}
      />
      <ConfirmSheet
        open={asked?.kind === 'hide'}
        title={t('message.hide')}
        text={t('message.hideAsk')}
        action={t('message.hide')}
        destroys
        onConfirm={() => {
          if (asked?.kind !== 'hide') return
          const { seqs } = asked
          onChosen()
          void act(async () => {
            for (const seq of seqs) await actions.hide(conversationId, seq)
          })
        }}
        onClose={onClose}
      />
      <Sheet open={asked?.kind === 'react'} onClose={onClose} title={t('message.react')} flush>
        <Suspense fallback={<Skeleton shape="card" count={1} />}>
          <EmojiPicker
            onEmoji={(emoji) => {
              if (asked?.kind === 'react') void act(() => actions.react(conversationId, asked.seq, emoji))
              onClose()
            }}
          />
        </Suspense>
      </Sheet>
    </>
  )
}
