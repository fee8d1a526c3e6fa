import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { useTranslation } from 'react-i18next'
import { CoverThumb } from './CoverArt.tsx'
import styles from './PacketForm.module.css'
import type { Preset, PresetId } from './presets.ts'

interface OccasionsProps {
  presets: readonly Preset[]
  chosen: PresetId
  onChoose: (id: PresetId) => void
}

/** Covers side by side, those of the season first. */
export function Occasions({ presets, chosen, onChoose }: OccasionsProps) {
  const { t } = useTranslation('redPackets')
  return (
    <RadioGroup
      aria-label={t('new.occasion')}
      orientation="horizontal"
      className={styles.occasions ?? ''}
      value={chosen}
      onChange={(value) => {
        const preset = presets.find(({ id }) => id === value)
        if (preset) onChoose(preset.id)
      }}
    >
      {presets.map(({ id, cover }) => (
        <Radio key={id} value={id} className={styles.occasion ?? ''}>
          <CoverThumb name={cover} />
          <span className={styles.occasionName}>{t(`presets.${id}.name`)}</span>
        </Radio>
      ))}
    </RadioGroup>
  )
}
