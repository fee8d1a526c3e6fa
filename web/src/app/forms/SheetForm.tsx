import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useAct } from '../sync/index.ts'
import styles from './SheetForm.module.css'

interface SheetFormProps<Answer> {
  /** What it is about, over the fields. */
  text?: string | undefined
  /** The fields. A function takes what was refused and shows it beside its field; otherwise it stands over them. */
  children: ReactNode | ((error: string | undefined) => ReactNode)
  /** What the button says. */
  action: string
  destroys?: boolean
  disabled?: boolean
  /** What is wrong before anything is sent, in words; undefined where nothing is. */
  check?: () => string | undefined
  send: () => Promise<Answer>
  onDone: (answer: Answer) => void
}

/** The form in a sheet: fields, and the button that sends them. It stays until it was done, and says what was refused. */
export function SheetForm<Answer>(props: SheetFormProps<Answer>) {
  const { text, children, action, destroys = false, disabled = false, check, send, onDone } = props
  const { act, pending } = useAct()
  const [error, setError] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = check?.()
    setError(wrong)
    if (wrong === undefined) void act(send, onDone, setError)
  }
  const isShownByField = typeof children === 'function'
  return (
    <form className={styles.form} onSubmit={submit} onInput={() => setError(undefined)} noValidate>
      {text !== undefined && <p className={styles.text}>{text}</p>}
      {!isShownByField && error !== undefined && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
      {isShownByField ? children(error) : children}
      <Button type="submit" wide look={destroys ? 'danger' : 'main'} busy={pending} disabled={disabled}>
        {action}
      </Button>
    </form>
  )
}
