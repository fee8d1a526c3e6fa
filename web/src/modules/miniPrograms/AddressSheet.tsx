import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 as newId } from 'uuid'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './AddressSheet.module.css'
import {
  ADDRESS_FIELD_LENGTH_MAX,
  ADDRESSES_MAX,
  addressFields,
  addressLine,
  emptyAddress,
  type KeptAddress,
  openAddresses,
  problemsOf,
} from './addresses.ts'

interface AddressSheetProps {
  /** Of the program, which learns the address that is chosen. */
  name: string
  memberId: string
  onChoose: (address: KeptAddress) => void
  onClose: () => void
}

/** Addresses of the member: one is chosen for a program, others are written down, changed and removed. */
export default function AddressSheet({ name, memberId, onChoose, onClose }: AddressSheetProps) {
  const { t } = useTranslation(['miniPrograms', 'common'])
  const kept = useMemo(() => openAddresses(memberId), [memberId])
  const [addresses, setAddresses] = useState<readonly KeptAddress[]>()
  const [edited, setEdited] = useState<KeptAddress>()
  const [inEditing, setInEditing] = useState(false)
  const [isChecked, setIsChecked] = useState(false)

  useEffect(() => {
    let isWanted = true
    kept.list().then(
      (list) => isWanted && setAddresses(list),
      () => isWanted && setAddresses([]),
    )
    return () => {
      isWanted = false
    }
  }, [kept])

  const edit = (address: KeptAddress) => {
    setIsChecked(false)
    setEdited(address)
  }
  const after = async (change: Promise<void>) => {
    await change
    setEdited(undefined)
    setInEditing(false)
    setAddresses(await kept.list())
  }
  const known = edited !== undefined && addresses?.some(({ id }) => id === edited.id)
  const save = () => {
    setIsChecked(true)
    if (edited && problemsOf(edited).size === 0) void after(kept.save(edited))
  }

  if (edited)
    return (
      <Sheet
        open
        title={t(known ? 'sheet.address.change' : 'sheet.address.new')}
        onClose={() => setEdited(undefined)}
        foot={
          <Button wide onPress={save}>
            {t('common:save')}
          </Button>
        }
      >
        <AddressForm address={edited} isChecked={isChecked} onChange={setEdited} />
        {known && (
          <Button look="plain" icon={Trash2} onPress={() => void after(kept.remove(edited.id))}>
            {t('common:remove')}
          </Button>
        )}
      </Sheet>
    )
  return (
    <Sheet
      open
      title={t('sheet.address.title')}
      onClose={onClose}
      foot={
        <Button
          wide
          look={addresses?.length === 0 ? 'main' : 'line'}
          icon={Plus}
          disabled={addresses === undefined || addresses.length >= ADDRESSES_MAX}
          onPress={() => edit(emptyAddress(newId()))}
        >
          {t('sheet.address.new')}
        </Button>
      }
    >
      <div className={styles.list}>
        <p className={styles.quiet}>{t('sheet.address.text', { name })}</p>
        {addresses === undefined && <Skeleton shape="rows" count={2} />}
        {addresses !== undefined && addresses.length > 0 && (
          <>
            <Rows label={t('sheet.address.title')} inset="none">
              {addresses.map((address) => (
                <Row
                  key={address.id}
                  strong
                  title={<Bdi>{address.name}</Bdi>}
                  detail={
                    <>
                      <Bdi>{addressLine(address)}</Bdi> · <bdi dir="ltr">{address.phone}</bdi>
                    </>
                  }
                  arrow={inEditing}
                  onPress={() => (inEditing ? edit(address) : onChoose(address))}
                />
              ))}
            </Rows>
            <Button look="plain" small icon={Pencil} onPress={() => setInEditing(!inEditing)}>
              {t(inEditing ? 'common:done' : 'sheet.address.edit')}
            </Button>
          </>
        )}
      </div>
    </Sheet>
  )
}

interface AddressFormProps {
  address: KeptAddress
  /** Somebody tried to save it: what is wrong is said. */
  isChecked: boolean
  onChange: (address: KeptAddress) => void
}

function AddressForm({ address, isChecked, onChange }: AddressFormProps) {
  const { t } = useTranslation('miniPrograms')
  const problems = problemsOf(address)
  return (
    <div className={styles.list}>
      {addressFields.map((field) => {
        const problem = isChecked ? problems.get(field) : undefined
        return (
          <TextField
            key={field}
            label={t(`sheet.address.field.${field}`)}
            value={address[field]}
            onChange={(value) => onChange({ ...address, [field]: value })}
            autoComplete={completions[field]}
            lengthMax={ADDRESS_FIELD_LENGTH_MAX}
            latin={field === 'phone' || field === 'postcode'}
            error={problem && t(`sheet.address.${problem}`)}
          />
        )
      })}
    </div>
  )
}

/** What browsers know to fill in. */
const completions = {
  name: 'name',
  phone: 'tel',
  region: 'address-level1',
  city: 'address-level2',
  district: 'address-level3',
  street: 'street-address',
  postcode: 'postal-code',
} as const
