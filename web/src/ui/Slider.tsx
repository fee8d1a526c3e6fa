import { Slider as AriaSlider, SliderThumb, SliderTrack } from 'react-aria-components/Slider'
import styles from './Slider.module.css'

interface SliderProps {
  label: string
  min: number
  max: number
  step?: number
  value: number
  onChange: (value: number) => void
  /** The hand let go. */
  onEnd?: () => void
  disabled?: boolean
}

/** A measure that is drawn along a line. Its box says how wide it is. */
export const Slider = ({ label, min, max, step = 1, value, onChange, onEnd, disabled = false }: SliderProps) => (
  <AriaSlider
    aria-label={label}
    className={styles.slider ?? ''}
    isDisabled={disabled}
    minValue={min}
    maxValue={max}
    step={step}
    value={value}
    onChange={(now) => typeof now === 'number' && onChange(now)}
    {...(onEnd && { onChangeEnd: onEnd })}
  >
    <SliderTrack className={styles.track ?? ''}>
      <SliderThumb className={styles.thumb ?? ''} />
    </SliderTrack>
  </AriaSlider>
)
