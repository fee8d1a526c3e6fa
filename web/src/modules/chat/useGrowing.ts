import { type RefObject, useLayoutEffect } from 'react'

const linesMax = 6

/** As high as what is written, up to some lines. */
export function useGrowing(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const element = field.current
    if (!element || element.value !== text) return
    element.style.blockSize = 'auto'
    const line = Number.parseFloat(getComputedStyle(element).lineHeight)
    element.style.blockSize = `${Math.min(element.scrollHeight, line * linesMax + 20)}px`
  }, [field, text])
}
