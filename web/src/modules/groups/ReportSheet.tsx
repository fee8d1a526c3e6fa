import type { Input, ReportReason } from '@sampan/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SheetForm } from '../../app/forms/SheetForm.tsx'
import { useSync } from '../../app/sync/index.ts'
import { Row, Rows } from '../../ui/Row.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toast.ts'
import { reportWordsLengthMax } from './rules.ts'

export type ReportAbout = Input<'chat.report'>['about']

const reasons: readonly ReportReason[] = ['spam', 'fraud', 'harassment', 'violence', 'sexual', 'other']

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
  const [reason, setReason] = useState<ReportReason>()
  const [words, setWords] = useState('')
  return (
    <SheetForm
      text={t('report.text')}
      action={t('report.send')}
      disabled={reason === undefined}
      send={async () => {
        if (reason) await actions.report({ about, reason, words: words.trim() })
      }}
      onDone={() => {
        showToast({ text: t('report.sent') })
        onDone()
      }}
    >
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
      <TextField
        label={t('report.words')}
        value={words}
        onChange={setWords}
        lines={3}
        lengthMax={reportWordsLengthMax}
      />
    </SheetForm>
  )
}
