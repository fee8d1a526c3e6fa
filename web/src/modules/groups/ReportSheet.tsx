import type { Input, ReportReason } from '@sampan/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useSync } from '../../app/sync/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toast.ts'
import styles from './RenameSheet.module.css'

export type ReportAbout = Input<'chat.report'>['about']

const reasons: readonly ReportReason[] = ['spam', 'fraud', 'harassment', 'violence', 'sexual', 'other']
/** As the contract has it. */
const wordsLengthMax = 1_000

interface ReportSheetProps {
  /** Undefined while nothing is reported: the sheet is closed. */
  about: ReportAbout | undefined
  onClose: () => void
}

/** Tells the operator of messages, a person or a group. */
export function ReportSheet({ about, onClose }: ReportSheetProps) {
  const { t } = useTranslation('groups')
  return (
    <Sheet open={about !== undefined} onClose={onClose} title={t('report.action')}>
      {about && <ReportForm about={about} onDone={onClose} />}
    </Sheet>
  )
}

function ReportForm({ about, onDone }: { about: ReportAbout; onDone: () => void }) {
  const { t } = useTranslation('groups')
  const { actions } = useSync()
  const { act, pending } = useAct()
  const [reason, setReason] = useState<ReportReason>()
  const [words, setWords] = useState('')
  const send = () => {
    if (!reason) return
    void act(
      () => actions.report({ about, reason, words: words.trim() }),
      () => {
        showToast({ text: t('report.sent') })
        onDone()
      },
    )
  }
  return (
    <div className={styles.form}>
      <p>{t('report.text')}</p>
      <Rows inset="none" label={t('report.action')}>
        {reasons.map((each) => (
          <Row
            key={each}
            title={t(`report.reason.${each}`)}
            strong={each === reason}
            pressed={each === reason}
            chosen={each === reason}
            onPress={() => setReason(each)}
          />
        ))}
      </Rows>
      <TextField label={t('report.words')} value={words} onChange={setWords} lines={3} lengthMax={wordsLengthMax} />
      <Button wide busy={pending} disabled={reason === undefined} onPress={send}>
        {t('report.send')}
      </Button>
    </div>
  )
}
