import type { Stall, StallCategory } from '@sampan/contract'
import { type FormEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useAct, useLive, useSync } from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { useMoney, useWallet } from '../../ui/money/index.ts'
import { Card } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Toggle } from '../../ui/Toggle.tsx'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import { regions } from '../accounts/regions.ts'
import { categoryIcons, isCategory } from './categories.ts'
import styles from './StallSetupPage.module.css'
import { StallTile } from './StallTile.tsx'
import { useStall } from './useStall.ts'

const LENGTH_MAX = 40

/** `/me/stall/setup`: opens a stall, or says of it what it is now. */
export function StallSetupPage() {
  const { t } = useTranslation('merchants')
  const desktop = useDesktop()
  const stall = useStall()
  const self = useLive((queries) => queries.self())
  return (
    <>
      <AppBar title={t(stall ? 'setup.title' : 'setup.newTitle')} back={desktop ? undefined : '/me/stall'} />
      {stall === undefined || !self ? (
        <Skeleton shape="card" count={3} />
      ) : (
        <ScreenBody>
          <Form stall={stall} region={self.member.region} />
        </ScreenBody>
      )}
    </>
  )
}

function Form({ stall, region: ownRegion }: { stall: Stall | null; region: string | null }) {
  const { t } = useTranslation(['merchants', 'common'])
  const formats = useFormats()
  const money = useMoney()
  const { api } = useSync()
  const { act, pending } = useAct()
  const { wallet } = useWallet()
  const [, navigate] = useLocation()
  const [name, setName] = useState(stall?.name ?? '')
  const [category, setCategory] = useState<StallCategory>(stall?.category ?? 'food')
  const [city, setCity] = useState(stall?.city ?? '')
  const [region, setRegion] = useState(stall?.region ?? ownRegion ?? '')
  const [chosen, setChosen] = useState<string>()
  const [open, setOpen] = useState(stall?.open ?? true)
  const currency = stall?.currency ?? chosen ?? wallet?.currencies[0] ?? ''
  const choices = useMemo(
    () =>
      regions
        .map((code) => ({ code, name: formats.region(code) }))
        .sort((one, other) => formats.compare(one.name, other.name)),
    [formats],
  )
  const complete = name.trim() !== '' && city.trim() !== '' && region !== '' && currency !== ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!complete) return
    const about = { name: name.trim(), category, city: city.trim(), region }
    void act(
      () =>
        stall
          ? api.call('merchants.updateStall', { ...about, open })
          : api.call('merchants.openStall', { ...about, currency }),
      () => navigate('/me/stall', { replace: true }),
    )
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.tile}>
        <StallTile category={category} size={56} />
      </div>
      <TextField
        label={t('setup.name')}
        value={name}
        onChange={setName}
        lengthMax={LENGTH_MAX}
        hint={t('setup.nameHint')}
      />
      <ChoiceField
        label={t('setup.category')}
        value={category}
        onChange={(next) => isCategory(next) && setCategory(next)}
      >
        {Object.keys(categoryIcons).flatMap((each) =>
          isCategory(each) ? (
            <option key={each} value={each}>
              {t(`category.${each}`)}
            </option>
          ) : (
            []
          ),
        )}
      </ChoiceField>
      <TextField label={t('setup.city')} value={city} onChange={setCity} lengthMax={LENGTH_MAX} />
      <ChoiceField label={t('setup.region')} value={region} onChange={setRegion}>
        <option value="" />
        {choices.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </ChoiceField>
      {stall ? (
        <Card>
          <div className={styles.toggle}>
            <Toggle on={open} onChange={setOpen}>
              {t('setup.open')}
            </Toggle>
          </div>
        </Card>
      ) : (
        <ChoiceField label={t('setup.currency')} value={currency} onChange={setChosen}>
          {wallet?.currencies.map((code) => (
            <option key={code} value={code}>
              {money.currencyName(code)}
            </option>
          ))}
        </ChoiceField>
      )}
      <p className={styles.text}>{t('setup.text')}</p>
      <Button type="submit" wide busy={pending} disabled={!complete}>
        {stall ? t('common:save') : t('none.open')}
      </Button>
    </form>
  )
}
