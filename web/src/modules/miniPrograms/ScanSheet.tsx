import { useTranslation } from 'react-i18next'
import { Sheet } from '../../ui/Sheet.tsx'
import type { CodeFormat } from '../scan/codeReader.ts'
import { Scanner } from '../scan/Scanner.tsx'
import styles from './ScanSheet.module.css'

interface ScanSheetProps {
  /** Of the program, which learns what the code holds. */
  name: string
  cameraOnly: boolean
  formats: readonly CodeFormat[]
  onCode: (text: string, format: CodeFormat) => void
  onClose: () => void
}

/** Reads a code for a program: by the camera, or from a picture. */
export default function ScanSheet({ name, cameraOnly, formats, onCode, onClose }: ScanSheetProps) {
  const { t } = useTranslation('miniPrograms')
  return (
    <Sheet open title={t('sheet.scan')} onClose={onClose}>
      <div className={styles.scan}>
        <p className={styles.quiet}>{t('sheet.scanText', { name })}</p>
        <Scanner looking cameraOnly={cameraOnly} formats={formats} onCode={onCode} />
      </div>
    </Sheet>
  )
}
