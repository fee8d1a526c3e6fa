import { CODE128_QUIET_MODULES, code128Bars } from '@sampan/contract/codes/code128.ts'
import styles from './Barcode.module.css'

interface BarcodeProps {
  /** An even number of digits. */
  digits: string
  label: string
}

/** Code 128, dark on white in both themes, from left to right in every language. Fills its box. */
export function Barcode({ digits, label }: BarcodeProps) {
  let at = CODE128_QUIET_MODULES
  const bars = code128Bars(digits).map((width, index) => {
    const bar = { x: at, width, dark: index % 2 === 0 }
    at += width
    return bar
  })
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${at + CODE128_QUIET_MODULES} 1`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      {bars.flatMap(({ x, width, dark }) => (dark ? <rect key={x} x={x} y="0" width={width} height="1" /> : []))}
    </svg>
  )
}
