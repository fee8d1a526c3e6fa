import type { Conversation, DisappearAfter } from '@sampan/contract'
import { placeOf } from '@sampan/sdk'
import { Archive, ArchiveRestore, BellElectric, Eraser, EyeOff, Image, Timer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useAct, useSync } from '../../app/sync/index.ts'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { Line, ToggleLine } from '../../ui/Line.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { showToast } from '../../ui/toast.ts'
import { BackgroundSheet } from './BackgroundSheet.tsx'
import styles from './ChatOptions.module.css'
import { daysText } from './durationText.ts'
import { KeptInChat } from './Kept.tsx'

/** As the contract has them, whose schemas need not travel for a few numbers. */
const times = [86_400, 604_800, 7_776_000] as const satisfies readonly DisappearAfter[]

/** What one sets for a chat, beside pinning and muting. */
export function ChatOptions({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('options')
  const { actions } = useSync()
  const { act } = useAct()
  const [, navigate] = useLocation()
  const [asked, setAsked] = useState<'clear' | 'background' | 'disappear'>()
  const { id, lastSeq, strongAlert, background, disappearAfter } = conversation
  const isArchived = placeOf(conversation) === 'archive'
  const close = () => setAsked(undefined)
  return (
    <>
      <ToggleLine
        icon={BellElectric}
        text={t('strong.title')}
        detail={t('strong.text')}
        on={strongAlert}
        onChange={(on) => void act(() => actions.setPreferences(id, { strongAlert: on }))}
      />
      <Line
        icon={Timer}
        text={t('disappear.title')}
        value={disappearAfter === null ? t('disappear.off') : daysText(disappearAfter)}
        onPress={() => setAsked('disappear')}
      />
      <KeptInChat kind={conversation.kind} />
      <Line
        icon={Image}
        text={t('background.title')}
        value={t(
          `background.${background === null ? 'plain' : background.kind === 'picture' ? 'own' : background.name}`,
        )}
        onPress={() => setAsked('background')}
      />
      <Line
        icon={isArchived ? ArchiveRestore : Archive}
        text={t(isArchived ? 'archive.back' : 'archive.put')}
        onPress={() => {
          void act(() => actions.setPreferences(id, { archivedSeq: isArchived ? null : lastSeq }))
          if (!isArchived) navigate('/chats')
        }}
      />
      <Line
        icon={EyeOff}
        text={t('hide')}
        onPress={() => {
          void act(() => actions.setPreferences(id, { hiddenSeq: lastSeq }))
          navigate('/chats')
        }}
      />
      <Line icon={Eraser} text={t('clear.title')} look="danger" onPress={() => setAsked('clear')} />
      <ConfirmSheet
        open={asked === 'clear'}
        title={t('clear.ask')}
        text={t('clear.text')}
        action={t('clear.do')}
        destroys
        onConfirm={() =>
          void act(
            () => actions.clearHistory(id),
            () => showToast({ text: t('clear.done') }),
          )
        }
        onClose={close}
      />
      <DisappearSheet conversation={conversation} open={asked === 'disappear'} onClose={close} />
      <BackgroundSheet conversation={conversation} open={asked === 'background'} onClose={close} />
    </>
  )
}

interface SheetProps {
  conversation: Conversation
  open: boolean
  onClose: () => void
}

function DisappearSheet({ conversation, open, onClose }: SheetProps) {
  const { t } = useTranslation('options')
  const { actions } = useSync()
  const { act } = useAct()
  const { id, kind, role, mayPost, disappearAfter } = conversation
  const fixed = !mayPost || (kind === 'group' && role === 'member')
  return (
    <Sheet open={open} onClose={onClose} title={t('disappear.title')}>
      <p className={styles.hint}>{t('disappear.text')}</p>
      {fixed && kind === 'group' && <p className={styles.hint}>{t('disappear.onlyLeading')}</p>}
      <Rows inset="none" label={t('disappear.title')}>
        {[null, ...times].map((seconds) => {
          const isChosen = seconds === disappearAfter
          const choose = () => {
            onClose()
            void act(() => actions.setDisappearing(id, seconds))
          }
          return (
            <Row
              key={seconds}
              title={seconds === null ? t('disappear.off') : daysText(seconds)}
              strong={isChosen}
              pressed={isChosen}
              chosen={isChosen}
              {...(fixed ? {} : { onPress: choose })}
            />
          )
        })}
      </Rows>
    </Sheet>
  )
}
