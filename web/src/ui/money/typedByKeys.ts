import { type RefObject, useLayoutEffect, useState } from 'react'

/** For an `<input>` that an `AmountKeypad` writes: `<input {...typedByKeys()} />`. Where the keys show, no other keyboard comes up. */
export const typedByKeys = () => ({ inputMode: hasKeys() ? 'none' : 'decimal', 'data-typed-by-keys': '' }) as const

/** Whether number keys are on the screen: where fingers type. Says the same as Keys.module.css. */
const hasKeys = (): boolean => matchMedia('(pointer: coarse)').matches || matchMedia('(max-width: 899px)').matches

/**
 * Whether the form that `within` is in types an amount at the moment. The keys come with the focus of such a field and
 * go when words are typed elsewhere, which brings another keyboard; pressing a button leaves them, or it would move away
 * from under the finger.
 */
export function useKeysWanted(within: RefObject<HTMLElement | null>, atFirst: boolean): boolean {
  const [wanted, setWanted] = useState(atFirst)
  useLayoutEffect(() => {
    const form = within.current?.parentElement
    if (!form) return
    const look = (field: EventTarget | null) => {
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
      if (!form.contains(field)) return
      if (field.matches('[data-typed-by-keys]')) setWanted(true)
      else if (!field.matches('[type=checkbox], [type=radio]')) setWanted(false)
    }
    const onFocus = (event: FocusEvent) => look(event.target)
    look(document.activeElement)
    form.addEventListener('focusin', onFocus)
    return () => form.removeEventListener('focusin', onFocus)
  }, [within])
  useLayoutEffect(() => {
    // The keys take room from below; the field is not to vanish behind them.
    const field = document.activeElement
    if (wanted && field?.matches('[data-typed-by-keys]')) field.scrollIntoView({ block: 'nearest' })
  }, [wanted])
  return wanted
}
