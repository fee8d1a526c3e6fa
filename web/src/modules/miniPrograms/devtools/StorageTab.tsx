import type { Inspector } from '@sampan/miniprogram/devtools'
import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import parts from './parts.module.css'
import styles from './StorageTab.module.css'
import { useAnswer } from './useAnswer.ts'

/** What the program keeps: each key with its JSON, to be changed under its eyes. */
export function StorageTab({ inspector }: { inspector: Inspector }) {
  const { t } = useTranslation('devtools')
  const { answer: entries, refresh } = useAnswer(inspector.storage)
  const [editing, setEditing] = useState<string>()
  const done = (act: Promise<void>) => {
    setEditing(undefined)
    act.then(refresh, (error) => console.debug(error))
  }
  return (
    <>
      <div className={parts.tools}>
        <span className={parts.space} />
        <IconButton label={t('storage.clear')} icon={Trash2} size={20} onPress={() => done(inspector.forgetAll())} />
      </div>
      <div className={parts.scroll}>
        {entries?.length === 0 && <p className={parts.empty}>{t('storage.empty')}</p>}
        <ul className={parts.rows} aria-label={t('tabs.storage')}>
          {entries?.map(([key, value]) => (
            <li key={key} className={parts.row}>
              <div className={styles.entry}>
                <div className={styles.words}>
                  <bdi className={styles.key}>{key}</bdi>
                  {editing !== key && (
                    <span className={styles.value} dir="ltr">
                      {value.slice(0, 1_000)}
                    </span>
                  )}
                </div>
                <IconButton
                  label={t('storage.edit', { key })}
                  icon={Pencil}
                  size={20}
                  onPress={() => setEditing(editing === key ? undefined : key)}
                />
                <IconButton
                  label={t('storage.delete', { key })}
                  icon={Trash2}
                  size={20}
                  onPress={() => done(inspector.forget(key))}
                />
              </div>
              {editing === key && (
                <Editor
                  name={key}
                  value={value}
                  onSave={(text) => done(inspector.keep(key, text))}
                  onCancel={() => setEditing(undefined)}
                />
              )}
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}

interface EditorProps {
  name: string
  value: string
  onSave: (value: string) => void
  onCancel: () => void
}

function Editor({ name, value, onSave, onCancel }: EditorProps) {
  const { t } = useTranslation(['devtools', 'common'])
  const [text, setText] = useState(value)
  const isJson = holdsJson(text)
  return (
    <div className={styles.editor}>
      <textarea
        className={styles.field}
        aria-label={t('storage.value', { key: name })}
        aria-invalid={!isJson}
        dir="ltr"
        rows={4}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {!isJson && <p className={styles.wrong}>{t('storage.wrong')}</p>}
      <div className={styles.buttons}>
        <Button look="line" onPress={onCancel}>
          {t('common:cancel')}
        </Button>
        <Button disabled={!isJson} onPress={() => onSave(text)}>
          {t('common:save')}
        </Button>
      </div>
    </div>
  )
}

function holdsJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
