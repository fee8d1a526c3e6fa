import { Button } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import styles from './SpeedButton.module.css'
import { turnSpeed, useVoiceSpeed } from './voicePlayer.ts'

/** How fast voice messages are played, on this device: one press turns to the next speed. */
export function SpeedButton() {
  const { t } = useTranslation('voice')
  const text = `${useFormats().number(useVoiceSpeed())}×`
  return (
    <Button className={styles.speed ?? ''} aria-label={t('speed', { speed: text })} onPress={turnSpeed}>
      <span dir="ltr">{text}</span>
    </Button>
  )
}
