import { useTranslation } from 'react-i18next'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import styles from './PermissionSheet.module.css'
import { ProgramIcon } from './ProgramIcon.tsx'
import type { Running } from './running.ts'
import { scopeKeys } from './scopes.ts'

/** Asks in plain words what a program may. What the program itself says of it stands apart, as its own words. */
export function PermissionSheet({ running }: { running: Running | undefined }) {
  const { t } = useTranslation('miniPrograms')
  const asked = running?.asked
  const program = running?.program
  const name = program?.name ?? ''
  return (
    <Sheet
      alert
      open={asked !== undefined && asked !== null}
      title={t('ask.title', { name })}
      onClose={() => asked?.answer(false)}
      foot={
        <div className={styles.acts}>
          <Button wide look="line" onPress={() => asked?.answer(false)}>
            {t('ask.no')}
          </Button>
          <Button wide onPress={() => asked?.answer(true)}>
            {t('ask.yes')}
          </Button>
        </div>
      }
    >
      <div className={styles.ask}>
        {program && <ProgramIcon program={program} size={56} />}
        <p className={styles.what}>{asked && t(`ask.${scopeKeys[asked.scope]}`)}</p>
        {asked?.reason && (
          <p className={styles.reason}>
            {t('ask.says', { name })} <Bdi>{asked.reason.slice(0, 200)}</Bdi>
          </p>
        )}
        <p className={styles.reason}>{t('ask.later')}</p>
      </div>
    </Sheet>
  )
}
