import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import { useTranslation } from 'react-i18next'
import { classes } from './classes.ts'
import { IconButton } from './IconButton.tsx'
import styles from './TextField.module.css'

export interface TextFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  name?: string
  /** What is wrong, in words that say what to do; marks the field as invalid. */
  error?: string | undefined
  hint?: string | undefined
  placeholder?: string
  autoComplete?: string
  inputMode?: 'text' | 'search' | 'url' | 'email' | 'numeric'
  /** Handles and links are written left to right in every language. */
  latin?: boolean
  lengthMax?: number
  /** Lines shown; more than one makes it a text area. */
  lines?: number
  required?: boolean
  disabled?: boolean
  autoFocus?: boolean
  /** Stands before the text, such as the @ of a handle. */
  prefix?: string
}

export function TextField(props: TextFieldProps) {
  const { lines = 1 } = props
  const shared = {
    className: styles.input ?? '',
    ...(props.placeholder !== undefined && { placeholder: props.placeholder }),
    ...(props.latin && { dir: 'ltr' as const, autoCapitalize: 'none', autoCorrect: 'off', spellCheck: false }),
    // An empty field keeps the side of the interface, and so does its placeholder.
    ...(!props.latin && props.value !== '' && { dir: 'auto' as const }),
  }
  return (
    <Frame {...props}>
      {props.prefix !== undefined && <span className={styles.prefix}>{props.prefix}</span>}
      {lines > 1 ? <TextArea rows={lines} {...shared} /> : <Input {...shared} />}
    </Frame>
  )
}

/** A password that can be looked at. `fresh` asks the browser's password keeper for a new one. */
export function PasswordField({ fresh = false, ...props }: TextFieldProps & { fresh?: boolean }) {
  const { t } = useTranslation('common')
  const [shown, setShown] = useState(false)
  return (
    <Frame {...props} type={shown ? 'text' : 'password'} autoComplete={fresh ? 'new-password' : 'current-password'}>
      <Input className={styles.input ?? ''} dir="ltr" autoCapitalize="none" spellCheck={false} />
      <IconButton
        label={t(shown ? 'hidePassword' : 'showPassword')}
        icon={shown ? EyeOff : Eye}
        size={20}
        pressed={shown}
        onPress={() => setShown(!shown)}
      />
    </Frame>
  )
}

function Frame({
  label,
  value,
  onChange,
  name,
  error,
  hint,
  autoComplete,
  inputMode,
  lengthMax,
  lines = 1,
  latin = false,
  required = false,
  disabled = false,
  autoFocus = false,
  type = 'text',
  children,
}: TextFieldProps & { type?: 'text' | 'password'; children: React.ReactNode }) {
  return (
    <AriaTextField
      className={styles.field ?? ''}
      type={type}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      isRequired={required}
      isDisabled={disabled}
      autoFocus={autoFocus}
      validationBehavior="aria"
      {...(name !== undefined && { name })}
      {...(autoComplete !== undefined && { autoComplete })}
      {...(inputMode !== undefined && { inputMode })}
      {...(lengthMax !== undefined && { maxLength: lengthMax })}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={classes(styles.box, lines > 1 && styles.tall)} {...(latin && { dir: 'ltr' })}>
        {children}
      </div>
      {error === undefined && hint !== undefined && (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </AriaTextField>
  )
}
