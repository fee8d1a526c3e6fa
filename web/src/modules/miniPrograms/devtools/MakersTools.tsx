import { summary } from '@sampan/miniprogram/devtools'
import { CircleX } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../ui/Icon.tsx'
import type { MakersViewProps } from '../MakersView.tsx'
import type { Running } from '../running.ts'
import { DevtoolsPanel } from './DevtoolsPanel.tsx'
import styles from './MakersTools.module.css'
import { ProblemsPage } from './ProblemsPage.tsx'

const none = { lines: [], exchanges: [], errors: 0 } as const
const never = () => () => {}

/** Mistakes in place of the program, the panel beside it, and a word where something broke that nobody looked at. */
export function MakersTools({ running, isOpen, onOpen }: MakersViewProps & { running: Running }) {
  const { t } = useTranslation('devtools')
  const { inspector, problems, trouble } = running
  const inspected = useSyncExternalStore(inspector?.subscribe ?? never, inspector?.get ?? (() => none))
  const [seen, setSeen] = useState({ inspector, errors: 0 })
  const { errors } = inspected
  useEffect(() => {
    if (isOpen) setSeen({ inspector, errors })
  }, [isOpen, inspector, errors])
  const unseen = errors - (seen.inspector === inspector ? seen.errors : 0)
  const name = running.program?.name ?? ''

  if (problems !== null)
    return <ProblemsPage title={t('problems.title', { count: problems.length, name })} problems={problems} />
  const broken = trouble?.reason === 'launch' ? inspected.lines.filter(({ level }) => level === 'error') : []
  return (
    <>
      {trouble?.reason === 'launch' && (
        <ProblemsPage
          title={t('problems.launch', { name })}
          problems={broken.map(({ items, places: [place] }) => ({
            message: items.map((item) => summary(item, 2_000)).join(' '),
            file: place?.file ?? '',
            line: place?.line ?? null,
            column: place?.column ?? null,
            around: place?.around ?? [],
          }))}
        />
      )}
      {!isOpen && unseen > 0 && trouble === null && (
        <AriaButton className={styles.alarm ?? ''} onPress={() => onOpen(true)}>
          <Icon of={CircleX} size={16} />
          {t('errors', { count: unseen })}
        </AriaButton>
      )}
      {isOpen &&
        inspector &&
        createPortal(
          <DevtoolsPanel inspector={inspector} inspected={inspected} onClose={() => onOpen(false)} />,
          document.body,
        )}
    </>
  )
}
