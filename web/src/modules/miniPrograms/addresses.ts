/** Where a member wants things sent to: kept in this browser alone, beside what programs keep, and gone with the sign-out. */
import type { ChosenAddress } from '@sampan/miniprogram/host'
import { openProgramStorage } from '@sampan/miniprogram/host'

export interface KeptAddress {
  id: string
  name: string
  phone: string
  /** State or province; '' where an address has none. */
  region: string
  city: string
  /** '' where an address has none. */
  district: string
  street: string
  /** '' where it is not known. */
  postcode: string
}

export type AddressField = Exclude<keyof KeptAddress, 'id'>

export const addressFields: readonly AddressField[] = [
  'name',
  'phone',
  'region',
  'city',
  'district',
  'street',
  'postcode',
]
const optional: ReadonlySet<AddressField> = new Set(['region', 'district', 'postcode'])

export const ADDRESSES_MAX = 20
export const ADDRESS_FIELD_LENGTH_MAX = 120

export const emptyAddress = (id: string): KeptAddress => ({
  ...{ id, name: '', phone: '', region: '', city: '' },
  ...{ district: '', street: '', postcode: '' },
})

/** What an address lacks, in the order of its fields. */
export function problemsOf(address: KeptAddress): Map<AddressField, 'missing' | 'noPhone'> {
  const problems = new Map<AddressField, 'missing' | 'noPhone'>()
  for (const field of addressFields)
    if (address[field].trim() === '' && !optional.has(field)) problems.set(field, 'missing')
  if (!problems.has('phone') && !/^\+?[\d\s()./-]{5,24}$/.test(address.phone.trim())) problems.set('phone', 'noPhone')
  return problems
}

/** As programs know addresses. */
export const asProgramAddress = (address: KeptAddress): ChosenAddress => ({
  userName: address.name,
  telNumber: address.phone,
  provinceName: address.region,
  cityName: address.city,
  countyName: address.district,
  detailInfo: address.street,
  postalCode: address.postcode,
  nationalCode: '',
})

/** In one line, as it is looked at. */
export const addressLine = ({ street, district, city, region, postcode }: KeptAddress): string =>
  [street, district, city, region, postcode].filter((part) => part !== '').join(', ')

/** No program has an id that is no UUID, so none reads this. */
const ownName = 'addresses'

export function openAddresses(memberId: string) {
  const storage = openProgramStorage(memberId, ownName)
  return {
    /** The newest first. */
    async list(): Promise<KeptAddress[]> {
      const kept = [...(await storage.load())].flatMap(([id, text]) => readAddress(id, text) ?? [])
      return kept.sort((a, b) => (a.id < b.id ? 1 : -1))
    },
    async save(address: KeptAddress): Promise<void> {
      const { id, ...fields } = address
      const trimmed = Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, text.trim()]))
      await storage.set(id, JSON.stringify(trimmed))
    },
    remove: (id: string): Promise<void> => storage.remove(id),
  }
}

/** Undefined for what another version of the app wrote and this one does not know. */
export function readAddress(id: string, text: string): KeptAddress | undefined {
  try {
    const held: unknown = JSON.parse(text)
    const address = emptyAddress(id)
    for (const field of addressFields) {
      const value: unknown = typeof held === 'object' && held !== null ? Reflect.get(held, field) : undefined
      if (typeof value === 'string') address[field] = value.slice(0, ADDRESS_FIELD_LENGTH_MAX)
    }
    return problemsOf(address).size === 0 ? address : undefined
  } catch {
    return undefined
  }
}
