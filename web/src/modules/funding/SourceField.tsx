import type { LinkedSource } from '@sampan/contract'
import { Check, ChevronDown, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import styles from './Funding.module.css'
import type { Way } from './rules.ts'
import { SourceMark, SourceTitle } from './SourceMark.tsx'

interface SourceFieldProps {
  way: Way
  sources: readonly LinkedSource[]
  chosen: LinkedSource
  onChoose: (source: LinkedSource) => void
}

/** From where, or where to: what is chosen, and a sheet with the others. */
export function SourceField({ way, sources, chosen, onChoose }: SourceFieldProps) {
  const { t } = useTranslation('funding')
  const [open, setOpen] = useState(false)
  const label = t(way === 'topUp' ? 'topUp.from' : 'withdraw.to')
  return (
    <div>
      <p className={styles.label} aria-hidden>
        {label}
      </p>
      <AriaButton className={styles.picked ?? ''} onPress={() => setOpen(true)}>
        <SourceMark source={chosen} />
        <span className={styles.pickedName}>
          <SourceTitle source={chosen} />
        </span>
        <Icon of={ChevronDown} size={20} />
      </AriaButton>
      <Sheet open={open} onClose={() => setOpen(false)} title={label} flush>
        <Rows bare inset="tile" label={label}>
          {sources.map((source) => (
            <Row
              key={source.id}
              lead={<SourceMark source={source} />}
              title={<SourceTitle source={source} />}
              pressed={source.id === chosen.id}
              actions={source.id === chosen.id ? <Icon of={Check} size={20} /> : undefined}
              onPress={() => {
                onChoose(source)
                setOpen(false)
              }}
            />
          ))}
          <Row
            icon={Plus}
            look="action"
            title={t(way === 'topUp' ? 'add' : 'addBank')}
            href={`/me/wallet/sources/new?for=${way}`}
            arrow={false}
          />
        </Rows>
      </Sheet>
    </div>
  )
}
