import { type ReactNode, useEffect, useState } from 'react'
import styles from './QrCode.module.css'
import { type Drawing, drawCode } from './qrDrawing.ts'

interface QrCodeProps {
  text: string
  label: string
  /** Stands in the middle, on a fifth of the side: an avatar or the logo. */
  children?: ReactNode
}

/** Dark on white in both themes. The encoder arrives with the first code that is shown. */
export function QrCode({ text, label, children }: QrCodeProps) {
  const [drawing, setDrawing] = useState<Drawing>()
  const centred = children !== undefined
  useEffect(() => {
    let wanted = true
    import('qrcode').then(({ create }) => {
      if (wanted) setDrawing(drawCode(create(text, { errorCorrectionLevel: 'Q' }).modules, centred))
    })
    return () => {
      wanted = false
    }
  }, [text, centred])
  const side = drawing?.side ?? 33
  return (
    <span className={styles.code}>
      <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="geometricPrecision">
        {drawing && (
          <>
            <path d={drawing.path} fill="currentColor" />
            {drawing.eyes.map(([x, y]) => (
              <g key={`${x} ${y}`}>
                <rect x={x + 0.5} y={y + 0.5} width="6" height="6" rx="1.6" fill="none" stroke="currentColor" />
                <rect x={x + 2} y={y + 2} width="3" height="3" rx=".8" fill="currentColor" />
              </g>
            ))}
          </>
        )}
      </svg>
      {children && <span className={styles.centre}>{children}</span>}
    </span>
  )
}
