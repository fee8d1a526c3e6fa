import { ScanLine, UserPlus, UserX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAsk, useSync } from '../../app/sync/index.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import { AskedPerson } from './ContactPage.tsx'
import { isContactCode } from './codes.ts'

/** `/add/:code`: where a link or a scanned code leads. */
export function LinkPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('contacts')
  const desktop = useDesktop()
  const code = parameters.code ?? ''
  return (
    <>
      <AppBar title={t('link.title')} back={desktop ? undefined : '/contacts'} />
      <ScreenBody>
        {isContactCode(code) ? (
          <Owner code={code} />
        ) : (
          <EmptyState icon={UserX} title={t('link.dead')} text={t('link.deadText')}>
            <OtherWays />
          </EmptyState>
        )}
      </ScreenBody>
    </>
  )
}

function Owner({ code }: { code: string }) {
  const { t } = useTranslation('contacts')
  const { actions } = useSync()
  const asked = useAsk(actions.findByCode, code)
  return (
    <AskedPerson asked={asked} nobody={t('link.dead')} nobodyText={t('link.deadText')}>
      <OtherWays />
    </AskedPerson>
  )
}

function OtherWays() {
  const { t } = useTranslation('contacts')
  return (
    <>
      <Button look="soft" icon={UserPlus} href="/contacts/new">
        {t('add')}
      </Button>
      <Button look="line" icon={ScanLine} href="/contacts/scan">
        {t('scan')}
      </Button>
    </>
  )
}
