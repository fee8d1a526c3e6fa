import { type ReactElement, useContext, useEffect } from 'react'
import { Tooltip, TooltipTrigger, TooltipTriggerStateContext } from 'react-aria-components/Tooltip'
import { flushSync } from 'react-dom'
import styles from './Tip.module.css'

/** Shows the name of an icon to a mouse that rests on it, or to who comes by keys; touch never sees it. */
export function Tip({ text, children }: { text: string; children: ReactElement }) {
  return (
    <TooltipTrigger delay={600} closeDelay={0}>
      {children}
      <Tooltip className={styles.tip ?? ''} offset={6}>
        {text}
        <GoesWithEscape />
      </Tooltip>
    </TooltipTrigger>
  )
}

/**
 * A tip that is shown would keep the first Escape to itself, and the sheet below it would need a second one. So it is gone
 * before it hears of the key: the window comes before the document, where it listens.
 */
function GoesWithEscape() {
  const tip = useContext(TooltipTriggerStateContext)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') flushSync(() => tip?.close(true))
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [tip])
  return null
}
